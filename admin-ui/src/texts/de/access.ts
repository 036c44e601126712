import type { Texts } from '../catalogue.ts';

export const roles: Texts['roles'] = {
  edit: 'Rolle und Domänen…',
  editTitle: (name) => `Rolle von ${name}`,
  save: 'Speichern',
  saved: (name) => `${name} geändert`,
  hints: {
    administrator: 'Darf alles.',
    operator: 'Sieht alles außer Geheimnissen und verschickt Token. Ändert keine Einstellungen.',
    'help-desk':
      'Sieht nur Benutzer der eigenen Domänen, verschickt deren Token und liest ihnen zurückgehaltene Codes vor.',
    auditor: 'Sieht und exportiert, ändert nichts und sieht keine Geheimnisse.',
  },
  domains: 'Eigene Domänen',
  domainsHint: 'Um wen sich dieser Helpdesk kümmert.',
  domainsMissing: 'Ein Helpdesk braucht mindestens eine Domäne.',
  noDomain: 'Es gibt noch keine Domäne. Legen Sie unter Verzeichnis, Benutzer eine an.',
  ofDomains: (names) => `für ${names}`,
  signIn: 'Anmeldung',
  password: 'Passwort',
  passwordAndCode: 'Passwort und Code',
  disabled: 'Gesperrt',
  disable: 'Sperren',
  disableTitle: (name) => `${name} sperren?`,
  disableText: (name) =>
    `${name} wird sofort überall abgemeldet und kann sich erst nach dem Entsperren wieder anmelden.`,
  enable: 'Entsperren',
  resetFactor: 'Zweiten Faktor entfernen…',
  resetTitle: (name) => `Den zweiten Faktor von ${name} entfernen?`,
  resetText: (name) =>
    `Für den Fall, dass das Telefon verloren ist: ${name} wird abgemeldet und meldet sich nur mit dem Passwort an, bis ein neuer eingerichtet ist. Vergewissern Sie sich, dass wirklich ${name} darum bittet.`,
  resetAction: 'Entfernen',
  resetDone: (name) => `Der zweite Faktor von ${name} ist entfernt`,
  require: 'Zweiten Faktor von allen verlangen',
  requireHint: 'Wer noch keinen hat, richtet ihn beim nächsten Aufruf zuerst ein.',
};

export const profile: Texts['profile'] = {
  text: 'Wie Sie sich hier anmelden.',
  open: 'Ihr Profil',
  factor: 'Zweiter Faktor',
  factorText:
    'Neben dem Passwort wird bei der Anmeldung ein Code einer Authenticator-App auf Ihrem Telefon verlangt. Wer nur das Passwort stiehlt, kommt nicht hinein.',
  on: 'Eingerichtet',
  off: 'Nicht eingerichtet',
  begin: 'Einrichten',
  anew: 'Auf anderem Telefon einrichten',
  remove: 'Zweiten Faktor aufgeben',
  removed: 'Sie melden sich ab jetzt nur mit dem Passwort an',
  recoveryLeft: (count) => `noch ${count} Wiederherstellungscodes`,
  renew: 'Neue Wiederherstellungscodes',
  prove: 'Sind Sie es?',
  password: 'Ihr Passwort',
  code: 'Code der App oder ein Wiederherstellungscode',
  go: 'Weiter',
  scan: 'Scannen Sie dies mit einer Authenticator-App oder tippen Sie den Schlüssel ein. Es wird nur jetzt gezeigt.',
  qrAlt: 'QR-Code für die Authenticator-App',
  secret: 'Schlüssel',
  firstCode: 'Code, den die App jetzt zeigt',
  confirm: 'Einschalten',
  codesTitle: 'Bewahren Sie diese Wiederherstellungscodes auf',
  codesText:
    'Jeder meldet Sie einmal an, wenn das Telefon nicht zur Hand ist. Sie werden nur jetzt gezeigt; frühere sind ungültig.',
  codes: 'Wiederherstellungscodes',
  kept: 'Ich habe sie aufbewahrt',
  requiredTitle: 'Zweiten Faktor einrichten',
  requiredText: 'Er wird hier von allen verlangt. Es dauert eine Minute und braucht eine Authenticator-App.',
  required: 'Ein zweiter Faktor wird hier verlangt und kann nicht aufgegeben werden.',
  signInCode: 'Code der Authenticator-App',
  signInHint: 'Die sechs Ziffern, die die App jetzt zeigt, oder ein Wiederherstellungscode.',
  back: 'Zurück',
};

export const chain: Texts['chain'] = {
  head: 'Signierter Kopf',
  headHint:
    'Das signierte Ende des Protokolls. Anderswo aufbewahrt zeigt es später, ob davor etwas geändert oder abgeschnitten wurde.',
  lines: 'Als JSON-Zeilen mit Hashwerten',
};
