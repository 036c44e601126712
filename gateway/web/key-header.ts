/** An API key as callers send it: the bearer token (RFC 6750, 2.1), or the password of Basic authentication (RFC 7617). */
export function keyOfHeader(header: string): { key: string; scheme: 'bearer' | 'basic' } | null {
  const [, scheme = '', value = ''] = /^(Bearer|Basic) +(\S+)$/i.exec(header) ?? [];
  if (scheme.toLowerCase() === 'bearer') return { key: value, scheme: 'bearer' };
  if (scheme.toLowerCase() !== 'basic') return null;
  const password = /:(.*)$/s.exec(Buffer.from(value, 'base64').toString())?.[1];
  return password ? { key: password, scheme: 'basic' } : null;
}
