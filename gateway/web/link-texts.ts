/** Texts of the one-time link page; {issuer} and {account} are put in. */
export interface LinkTexts {
  title: string;
  titleFor: string;
  ready: string;
  codeLabel: string;
  codeHint: string;
  codeMissing: string;
  codeWrong: string;
  codeEnded: string;
  show: string;
  onlyYou: string;
  scan: string;
  qrAlt: string;
  onThisPhone: string;
  openApp: string;
  byHand: string;
  account: string;
  key: string;
  confirm: string;
  otpLabel: string;
  otpHint: string;
  otpMissing: string;
  otpWrong: string;
  verify: string;
  revealedTitle: string;
  revealed: string;
  notInApp: string;
  verifiedTitle: string;
  verified: string;
  expiredTitle: string;
  expired: string;
  usedTitle: string;
  used: string;
  lockedTitle: string;
  locked: string;
  unknownTitle: string;
  unknown: string;
  brokenTitle: string;
  broken: string;
}

export const LINK_TEXTS: Record<'en' | 'de', LinkTexts> = {
  en: {
    title: 'Set up your token',
    titleFor: 'Set up your token for {issuer}',
    ready:
      'You need an authenticator app on your phone. The next page shows a QR code for it. This works once, so go on only when the app is at hand.',
    codeLabel: 'Authorization code',
    codeHint: 'It came by SMS or mail, or your help desk tells you.',
    codeMissing: 'Type the authorization code.',
    codeWrong: 'This authorization code is wrong. Check it and try again; after a few wrong codes the link is locked.',
    codeEnded: 'This authorization code is no longer valid. Ask your help desk for a new message.',
    show: 'Show the QR code',
    onlyYou: 'Show this page to nobody: whoever has the QR code can sign in as you.',
    scan: 'Open your authenticator app, add an account and scan this QR code.',
    qrAlt: 'QR code for {issuer}',
    onThisPhone: 'Is the app on this device?',
    openApp: 'Add to the app on this device',
    byHand: 'Type it in by hand instead',
    account: 'Account',
    key: 'Key',
    confirm: 'Then type the code that the app shows now, to see that all is well.',
    otpLabel: 'Code in the app',
    otpHint: '6 to 8 digits',
    otpMissing: 'Type the code that the app shows.',
    otpWrong:
      'This code does not fit. Wait for the next code and try it; if it goes on, let your phone set date and time automatically.',
    verify: 'Check the code',
    revealedTitle: 'Is the token in your app?',
    revealed: 'The QR code of this link was shown already. Type the code that your app shows now.',
    notInApp:
      'The token is not in your app? The QR code is shown only once: ask your help desk to send you a new link.',
    verifiedTitle: 'All done',
    verified: 'Your token works. You can close this page.',
    expiredTitle: 'This link has expired',
    expired: 'If a newer message has come, use the link in that one; else ask your help desk to send you a new one.',
    usedTitle: 'This link was used already',
    used: 'It works only once. If it was not you who used it, tell your help desk at once; else ask them for a new one.',
    lockedTitle: 'This link is locked',
    locked: 'Too many wrong codes were typed. Ask your help desk to send you a new link.',
    unknownTitle: 'This link does not exist',
    unknown:
      'It may be incomplete: open it from the message again, or copy all of it. If a newer message has come, use the link in that one.',
    brokenTitle: 'Something went wrong here',
    broken: 'It is not your fault. Try again in a few minutes; if it goes on, tell your help desk.',
  },
  de: {
    title: 'Token einrichten',
    titleFor: 'Token für {issuer} einrichten',
    ready:
      'Sie brauchen eine Authenticator-App auf Ihrem Telefon. Die nächste Seite zeigt einen QR-Code dafür. Das geht nur einmal: Fahren Sie erst fort, wenn die App bereit ist.',
    codeLabel: 'Autorisierungscode',
    codeHint: 'Er kam per SMS oder Mail, oder Ihr Helpdesk nennt ihn Ihnen.',
    codeMissing: 'Geben Sie den Autorisierungscode ein.',
    codeWrong:
      'Dieser Autorisierungscode ist falsch. Prüfen Sie ihn und versuchen Sie es noch einmal; nach einigen falschen Codes wird der Link gesperrt.',
    codeEnded: 'Dieser Autorisierungscode gilt nicht mehr. Bitten Sie Ihren Helpdesk um eine neue Nachricht.',
    show: 'QR-Code anzeigen',
    onlyYou: 'Zeigen Sie diese Seite niemandem: Wer den QR-Code hat, kann sich als Sie anmelden.',
    scan: 'Öffnen Sie Ihre Authenticator-App, fügen Sie ein Konto hinzu und scannen Sie diesen QR-Code.',
    qrAlt: 'QR-Code für {issuer}',
    onThisPhone: 'Ist die App auf diesem Gerät?',
    openApp: 'In die App auf diesem Gerät übernehmen',
    byHand: 'Stattdessen von Hand eingeben',
    account: 'Konto',
    key: 'Schlüssel',
    confirm: 'Geben Sie dann den Code ein, den die App gerade zeigt, um zu prüfen, ob alles stimmt.',
    otpLabel: 'Code aus der App',
    otpHint: '6 bis 8 Ziffern',
    otpMissing: 'Geben Sie den Code ein, den die App zeigt.',
    otpWrong:
      'Dieser Code passt nicht. Warten Sie auf den nächsten und versuchen Sie es damit; hilft das nicht, lassen Sie Ihr Telefon Datum und Uhrzeit automatisch einstellen.',
    verify: 'Code prüfen',
    revealedTitle: 'Ist das Token in Ihrer App?',
    revealed: 'Der QR-Code dieses Links wurde schon angezeigt. Geben Sie den Code ein, den Ihre App gerade zeigt.',
    notInApp:
      'Das Token ist nicht in Ihrer App? Der QR-Code wird nur einmal angezeigt: Bitten Sie Ihren Helpdesk um einen neuen Link.',
    verifiedTitle: 'Fertig',
    verified: 'Ihr Token funktioniert. Sie können diese Seite schließen.',
    expiredTitle: 'Dieser Link ist abgelaufen',
    expired:
      'Ist eine neuere Nachricht gekommen, nehmen Sie den Link daraus; sonst bitten Sie Ihren Helpdesk um einen neuen.',
    usedTitle: 'Dieser Link wurde schon benutzt',
    used: 'Er gilt nur einmal. Wenn nicht Sie ihn benutzt haben, sagen Sie es sofort Ihrem Helpdesk; sonst bitten Sie dort um einen neuen.',
    lockedTitle: 'Dieser Link ist gesperrt',
    locked: 'Es wurden zu viele falsche Codes eingegeben. Bitten Sie Ihren Helpdesk um einen neuen Link.',
    unknownTitle: 'Diesen Link gibt es nicht',
    unknown:
      'Vielleicht ist er unvollständig: Öffnen Sie ihn noch einmal aus der Nachricht oder kopieren Sie ihn ganz. Ist eine neuere Nachricht gekommen, nehmen Sie den Link daraus.',
    brokenTitle: 'Hier ist etwas schiefgegangen',
    broken:
      'Es liegt nicht an Ihnen. Versuchen Sie es in einigen Minuten wieder; hilft das nicht, sagen Sie es Ihrem Helpdesk.',
  },
};

export type LinkLanguage = keyof typeof LINK_TEXTS;
