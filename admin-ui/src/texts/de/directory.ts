import type { Texts } from '../catalogue.ts';

export const directory: Texts['directory'] = {
  usersText: 'Menschen, die Token bekommen. Wählen Sie eine Domäne, oder suchen Sie in allen.',
  searchUsers: 'Login, Name, E-Mail, Mobilnummer suchen',
  domain: 'Domäne',
  allDomains: 'Alle Domänen',
  newUser: 'Neuer Benutzer',
  newDomain: 'Neue Domäne',
  editDomain: 'Domäne bearbeiten',
  deleteDomain: 'Domäne löschen',
  domainActions: 'Aktionen für die Domäne',
  noDomainsTitle: 'Beginnen Sie mit einer Domäne',
  noDomainsText:
    'Eine Domäne ist eine Gruppe von Benutzern mit gemeinsamem Land und gemeinsamer Sprache, etwa eine Firma oder Abteilung.',
  noUsersTitle: 'Noch keine Benutzer',
  noUsersText:
    'Legen Sie den ersten Benutzer mit E-Mail-Adresse oder Mobilnummer an; geben Sie ihm dann ein Token und senden Sie es zu.',
  login: 'Login',
  displayName: 'Anzeigename',
  email: 'E-Mail',
  mobile: 'Mobilnummer',
  mobileHint: (country) =>
    `In jeder üblichen Schreibweise; eine Nummer ohne + gilt als eine aus ${country}. Gespeichert wird +… (E.164).`,
  mobileKept: (mobile) => `Wird gespeichert als ${mobile}`,
  language: 'Sprache',
  languageHint: 'Der Nachrichten und Seiten, die ihre Benutzer sehen',
  languageOfDomain: (language) => `Wie die Domäne (${language})`,
  tokens: 'Token',
  tokensOf: (n) => (n === 1 ? '1 Token' : `${n} Token`),
  createUser: 'Benutzer anlegen',
  editUser: (login) => `${login} bearbeiten`,
  editThisUser: 'Benutzer bearbeiten',
  userCreated: (login) => `Benutzer ${login} angelegt`,
  userSaved: (login) => `Benutzer ${login} gespeichert`,
  mobileSaved: (mobile) => `Mobilnummer gespeichert als ${mobile}.`,
  nextToken: 'Jetzt ein Token geben',
  loginMissing: 'Ein Login ist nötig.',
  contactMissing: 'Ohne E-Mail-Adresse und Mobilnummer kann diesem Benutzer nichts gesendet werden.',
  deleteUserTitle: (login) => `${login} löschen?`,
  deleteUserText: (login, tokens) =>
    tokens === 0
      ? `Der Benutzer ${login} wird entfernt. Das lässt sich nicht rückgängig machen.`
      : `Der Benutzer ${login} und ${tokens === 1 ? 'das Token' : `alle ${tokens} Token`} werden entfernt, bereits gesendete Links enden. Codes aus der App gelten dort weiter, wo das Geheimnis sonst noch bekannt ist. Das lässt sich nicht rückgängig machen.`,
  deleteUserAction: 'Benutzer löschen',
  userDeleted: (login) => `Benutzer ${login} gelöscht`,
  domainName: 'Name',
  domainNameHint: 'Wie Sie sie nennen: example.com, Vertrieb',
  domainNameMissing: 'Ein Name ist nötig.',
  country: 'Land',
  countryHint: 'Eine Mobilnummer ohne + gehört zu diesem Land',
  domainCreated: (name) => `Domäne ${name} angelegt`,
  domainSaved: (name) => `Domäne ${name} gespeichert`,
  deleteDomainTitle: (name) => `Die Domäne ${name} löschen?`,
  deleteDomainText: (name, users) =>
    users === 0
      ? `Die leere Domäne ${name} wird entfernt.`
      : `Die Domäne ${name} wird mit ${users === 1 ? 'ihrem Benutzer' : `allen ${users} Benutzern`} und deren Token entfernt, bereits gesendete Links enden. Das lässt sich nicht rückgängig machen.`,
  deleteDomainAction: 'Domäne löschen',
  domainDeleted: (name) => `Domäne ${name} gelöscht`,
};
