import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import type { LiveEvents } from '../api/live.ts';
import { sessionQuery } from '../api/session.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { GuardedRouter, type LeaveGuard } from '../parts/leave-guard.tsx';
import { EnrolPage } from './enrol-page.tsx';
import { Frame } from './frame.tsx';
import { LoginPage } from './login-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { PAGES } from './pages.ts';

/** The whole console: the login page, or the frame with the page of the address. */
export function Console({ live, guard }: { live: LiveEvents; guard: LeaveGuard }) {
  return (
    <GuardedRouter guard={guard}>
      <Inside live={live} />
    </GuardedRouter>
  );
}

function Inside({ live }: { live: LiveEvents }) {
  const session = useQuery(sessionQuery);
  const [location] = useLocation();
  const signedIn = Boolean(session.data) && !session.data?.mustEnrol;
  useEffect(() => {
    if (!signedIn) return;
    live.start();
    return () => live.stop();
  }, [live, signedIn]);

  if (session.data === undefined)
    return (
      <Center mih="100vh" p="md">
        {session.error ? <ErrorNote error={session.error} onRetry={() => void session.refetch()} /> : <Loader />}
      </Center>
    );
  if (session.data === null) return <LoginPage />;
  if (session.data.mustEnrol) return <EnrolPage />;
  const pages = PAGES.filter(({ needs }) => session.data?.may(needs));
  const first = pages[0]?.path;
  if (location === '/' && first && first !== '/') return <Redirect to={first} replace />;
  return (
    <Frame admin={session.data} live={live}>
      <PageBoundary key={location}>
        <Switch>
          {pages.map(({ path, component: Page }) => (
            <Route key={path} path={path}>
              <Page />
            </Route>
          ))}
          <Route>
            <NotFoundPage />
          </Route>
        </Switch>
      </PageBoundary>
    </Frame>
  );
}
