import { describe, expect, it } from 'vitest';
import type { MailRoute } from '../../gateway/core/model/mail-routes.ts';
import { mailCheck } from '../../gateway/jobs/checks.ts';

type Some = Partial<Pick<MailRoute, 'kind' | 'enabled'>> & { fails?: boolean };

function route(match: string, { kind = 'smarthost', enabled = true, fails = false }: Some = {}): MailRoute {
  const at = '2026-01-01T00:00:00.000Z';
  const lastError = fails
    ? { code: 'RELAY_UNREACHABLE', message: 'It does not answer.', remedy: 'Start it.', at }
    : null;
  return { match, kind, enabled, health: { state: fails ? 'failing' : 'ok', lastError, since: at } } as MailRoute;
}

describe('the dashboard on mail routes', () => {
  it('counts all that fail', () => {
    const one = [route('*'), route('a.test', { fails: true }), route('off.test', { fails: true, enabled: false })];
    expect(mailCheck(one)).toMatchObject({ level: 'error', title: 'Mail route a.test fails', remedy: 'Start it.' });
    expect(mailCheck([...one, route('b.test', { fails: true })]).title).toBe('Mail route a.test fails, and 1 more');
  });

  it('says that the rest stays here, where only some domains lead out', () => {
    const rest = route('*', { kind: 'capture' });
    expect(mailCheck([rest]).title).toBe('Mail is captured, not sent');
    expect(mailCheck([rest, route('a.test')])).toMatchObject({
      level: 'info',
      title: 'Mail without a route of its own is captured, not sent',
    });
    expect(mailCheck([route('*'), route('a.test', { kind: 'capture' })]).level).toBe('ok');
  });
});
