const NAME = 'gateway_session';

/** Set-Cookie of a new session; a session cookie, so it ends with the browser too. */
export function sessionCookie(secret: string, secure: boolean): string {
  return `${NAME}=${secret}; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
}

export function clearedCookie(secure: boolean): string {
  return `${sessionCookie('', secure)}; Max-Age=0`;
}

/** The session secret of a Cookie header; null without one. */
export function readSessionCookie(header: string | undefined): string | null {
  for (const pair of header?.split(';') ?? []) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === NAME && value) return value;
  }
  return null;
}
