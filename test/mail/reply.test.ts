import { describe, expect, it } from 'vitest';
import { loginFailure, parseReply, refusal, type Stage, sessionFailure } from '../../gateway/mail/send/reply.ts';

describe('a reply', () => {
  it.each([
    ['550 5.1.1 No such user', 550, '5.1.1', '550 5.1.1 No such user'],
    [
      '550-5.1.1 No such user,\n550 5.1.1 ask the postmaster',
      550,
      '5.1.1',
      '550 5.1.1 No such user, ask the postmaster',
    ],
    ['451 try later', 451, null, '451 try later'],
    ['250', 250, null, '250'],
    ['452 4.3.1', 452, '4.3.1', '452 4.3.1'],
    ['nonsense', 0, null, 'nonsense'],
    ['554 \u001b[31mred\u0007', 554, null, '554  [31mred'],
  ])('%j is read', (text, code, enhanced, words) => expect(parseReply(text)).toEqual({ code, enhanced, words }));
});

describe('the reply classes', () => {
  it.each<[Stage, string, string, string]>([
    ['recipient', '450 4.2.1 Greylisted', 'temporary', 'SMTP_TEMPORARY'],
    ['recipient', '550 5.1.1 No such user', 'permanent', 'SMTP_REFUSED'],
    ['recipient', '550 5.7.1 Relaying denied', 'permanent', 'SMTP_REFUSED'],
    ['message', '554 5.6.0 Virus', 'permanent', 'SMTP_REFUSED'],
    ['message', '421 4.3.2 Shutting down', 'temporary', 'SMTP_TEMPORARY'],
    ['sender', '553 5.1.8 Bad sender', 'permanent', 'SMTP_REFUSED'],
    ['sender', '552 5.3.4 Too big', 'permanent', 'SMTP_REFUSED'],
    ['sender', '530 5.7.0 Authentication required', 'local', 'SMTP_LOGIN_WANTED'],
    ['recipient', '530 5.7.0 Must issue STARTTLS first', 'local', 'SMTP_LOGIN_WANTED'],
    ['sender', '550 5.7.1 Client host rejected', 'local', 'SMTP_REFUSES_US'],
    ['greeting', '554 No SMTP service here', 'local', 'SMTP_REFUSES_US'],
    ['greeting', '421 Too many connections', 'temporary', 'SMTP_TEMPORARY'],
    ['data', '503 Bad sequence', 'temporary', 'SMTP_TEMPORARY'],
  ])('%s: %s is %s', (stage, reply, disposition, code) => {
    const error = refusal(stage, reply, 'relay:25');
    expect(error).toMatchObject({ disposition, code });
    expect(error.message).toContain(reply);
    if (disposition === 'local') expect(error.remedy).toBeDefined();
  });

  it.each([
    ['550 5.1.1 No such user', /^Correct the address/],
    ['550 5.2.2 Mailbox full', /room. Then try again/],
    ['452 4.2.2 Mailbox full', /room. It is tried again/],
    ['550 5.7.1 Listed at bl.example', /why its rules refuse/],
    ['451 4.7.1 Greylisted', /^Nothing need be done/],
    ['450 later', /^Nothing need be done/],
    ['554 5.6.0 Virus', undefined],
  ])('%s: what to do is told by what it is about', (reply, remedy) => {
    const said = refusal('message', reply, 'relay:25').remedy;
    if (remedy) expect(said).toMatch(remedy);
    else expect(said).toBeUndefined();
  });

  it('tell a wrong login from one that cannot be checked now', () => {
    const login = (response: string) => loginFailure(Object.assign(new Error('no'), { response }), 'relay:25');
    expect(login('535 5.7.8 Wrong')).toMatchObject({ code: 'SMTP_LOGIN_REFUSED', disposition: 'local' });
    expect(login('454 4.7.0 Try later')).toMatchObject({ code: 'SMTP_TEMPORARY', disposition: 'temporary' });
  });

  it.each([
    ['CERT_HAS_EXPIRED', 'TLS_CERTIFICATE', 'has expired'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'TLS_CERTIFICATE', 'self-signed'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'TLS_CERTIFICATE', 'another host name'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'TLS_FAILED', 'failed'],
  ])('%s is the route, not the mail', (originalCode, code, words) => {
    const error = sessionFailure(Object.assign(new Error('tls'), { code: 'ESOCKET', originalCode }), 'relay:25');
    expect(error).toMatchObject({ code, disposition: 'local', message: expect.stringContaining(words) });
  });
});
