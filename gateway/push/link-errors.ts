import { GatewayError } from '../core/errors.ts';

const ASK = 'Ask your help desk for a new one.';

/** What the link page may say; none of it tells an onlooker more than the page itself does. */
export const linkErrors = {
  unknown: () => make('LINK_UNKNOWN', 404, 'There is no such link.', 'Check that the whole link was copied.'),
  expired: () => make('LINK_EXPIRED', 410, 'This link has ended, or a newer one took its place.', ASK),
  used: () => make('LINK_USED', 410, 'This link was already used; it shows the token only once.', ASK),
  locked: () => make('LINK_LOCKED', 403, 'Too many wrong codes were typed, so this link is locked.', ASK),
  codeMissing: () =>
    make('LINK_CODE_WRONG', 422, 'The authorization code is missing.', 'Type the code you were given.'),
  codeWrong: (left: number) =>
    make('LINK_CODE_WRONG', 422, `This is not the authorization code. Tries left: ${left}.`, 'Type the whole code.'),
  codeEnded: () => make('LINK_CODE_ENDED', 410, 'The authorization code of this link has ended.', ASK),
  otpWrong: () =>
    make(
      'OTP_WRONG',
      422,
      'This is not the code that the app should show now.',
      'Wait for the next code; check that the clock of the phone is right.',
    ),
  notRevealed: () => make('LINK_NOT_REVEALED', 409, 'The token was not shown yet.', 'Open the link first.'),
};

function make(code: string, status: number, message: string, remedy: string): GatewayError {
  return new GatewayError(code, message, { status, remedy, disposition: 'permanent' });
}
