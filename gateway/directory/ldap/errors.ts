import { InvalidCredentialsError, ResultCodeError } from 'ldapts';
import { GatewayError } from '../../core/errors.ts';

/** What Active Directory adds to "invalid credentials" (`data 52e`), in plain words. */
const AD_REASONS: Record<string, [cause: string, remedy: string]> = {
  '525': ['There is no such account.', 'Check the account to sign in with.'],
  '52e': ['The password is wrong.', 'Enter the password again.'],
  '530': ['The account may not sign in at this time.', 'Change its logon hours.'],
  '531': ['The account may not sign in from this machine.', 'Allow the gateway as a workstation of the account.'],
  '532': ['The password of the account has expired.', 'Set a new one, best without an expiry for such an account.'],
  '533': ['The account is disabled.', 'Enable it in Active Directory.'],
  '701': ['The account has expired.', 'Prolong it in Active Directory.'],
  '773': ['The account must change its password first.', 'Change it once, or clear that flag.'],
  '775': ['The account is locked out.', 'Unlock it in Active Directory.'],
};

const BY_CODE: Record<number, [code: string, cause: string, remedy: string]> = {
  1: ['LDAP_REFUSED', 'The server refused the operation.', 'It may want a sign-in first: enter an account.'],
  3: ['LDAP_LIMIT', 'The search took longer than the server allows.', 'Use a narrower base or filter.'],
  4: ['LDAP_LIMIT', 'The server gives out fewer entries than there are.', 'Raise the size limit for this account.'],
  8: ['LDAP_STRONGER_AUTH', 'The server wants an encrypted connection.', 'Choose ldaps or StartTLS.'],
  11: ['LDAP_LIMIT', 'A limit of the server is exceeded.', 'Use smaller pages, or raise the limit for this account.'],
  12: ['LDAP_NO_PAGING', 'The server cannot give results in pages.', 'Enable paged results (RFC 2696) there.'],
  13: ['LDAP_STRONGER_AUTH', 'The server wants an encrypted connection.', 'Choose ldaps or StartTLS.'],
  32: ['LDAP_NO_SUCH_BASE', 'There is no such place in the directory.', 'Check the base DN and the groups.'],
  34: ['LDAP_DN', 'A DN is written wrong.', 'Write it like ou=People,dc=example,dc=com.'],
  48: ['LDAP_CREDENTIALS', 'The server does not take this way to sign in.', 'Enter an account and its password.'],
  50: ['LDAP_ACCESS', 'The account may not read this.', 'Give it the right to read the users.'],
  51: ['LDAP_BUSY', 'The server is busy.', 'Try again later.'],
  52: ['LDAP_UNAVAILABLE', 'The server is not available now.', 'Try again later.'],
  53: [
    'LDAP_REFUSED',
    'The server is unwilling to do this.',
    'Look into its log; it may refuse a sign-in without a password.',
  ],
};

const BY_SOCKET: Record<string, [cause: string, remedy: string]> = {
  ENOTFOUND: ['The name of the server is not known.', 'Check the name, and the name server of this machine.'],
  EAI_AGAIN: ['The name server does not answer.', 'Check the name server of this machine.'],
  ECONNREFUSED: ['Nothing listens at this port.', 'Check the port: 389 for ldap and StartTLS, 636 for ldaps.'],
  ETIMEDOUT: ['The server does not answer.', 'Check the address and the firewalls between.'],
  EHOSTUNREACH: ['There is no way to this address.', 'Check the network of this machine.'],
  ENETUNREACH: ['There is no way to this address.', 'Check the network of this machine.'],
  ECONNRESET: [
    'The server closed the connection.',
    'The port may want another kind of security: try ldaps or StartTLS.',
  ],
};

/** Certificate checks of Node (OpenSSL's words) that a pinned CA or another name would mend. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME|ISSUER/;

/** Any error of the LDAP client as one of the house. The server's own words are added where it has some. */
export function ldapError(error: unknown): GatewayError {
  if (error instanceof GatewayError) return error;
  const thrown = error instanceof Error ? error : new Error(String(error));
  if (thrown instanceof ResultCodeError) return refused(thrown);
  const { code } = thrown as NodeJS.ErrnoException;
  if (code !== undefined && CERTIFICATE.test(code)) {
    return failure('LDAP_CERTIFICATE', `The server's certificate is not trusted: ${thrown.message}.`, {
      remedy: 'Paste the CA that signed it, and use the name that stands in the certificate.',
      cause: error,
    });
  }
  const known = code === undefined ? undefined : BY_SOCKET[code];
  if (known) return failure('LDAP_UNREACHABLE', known[0], { remedy: known[1], cause: error });
  if (/timed? ?out/i.test(thrown.message)) {
    return failure('LDAP_TIMEOUT', 'The server does not answer in time.', {
      remedy: 'Try again, or look into its log.',
      cause: error,
    });
  }
  if (/SSL|TLS|EPROTO/.test(`${code} ${thrown.message}`)) {
    return failure('LDAP_TLS', 'The server does not speak TLS here.', {
      remedy: 'Check port and security: ldaps is 636, StartTLS is 389.',
      cause: error,
    });
  }
  return failure('LDAP_FAILED', `The directory cannot be read: ${thrown.message}`, { cause: error });
}

function refused(error: ResultCodeError): GatewayError {
  const said = error.message.replace(/ ?Code: 0x[0-9a-f]+$/i, '').trim();
  if (error instanceof InvalidCredentialsError || error.code === 49) {
    const [, data = ''] = /\bdata ([0-9a-f]+)/i.exec(said) ?? [];
    const [cause, remedy] = AD_REASONS[data.toLowerCase()] ?? [
      'The account or its password is wrong.',
      'Check both; a DN is written like cn=reader,dc=example,dc=com.',
    ];
    return failure('LDAP_CREDENTIALS', cause, { remedy, cause: error });
  }
  const [code, cause, remedy] = BY_CODE[error.code] ?? ['LDAP_REFUSED', 'The server refused the operation.', undefined];
  const words = said && !cause.includes(said) ? ` It says: ${said}` : '';
  return failure(code, `${cause}${words}`, { remedy, cause: error });
}

function failure(code: string, message: string, options: { remedy?: string; cause: unknown }): GatewayError {
  return new GatewayError(code, message, { ...options, disposition: 'temporary', status: 502 });
}
