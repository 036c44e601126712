/** What users, tokens and their files say no with. */
export const directory: Record<string, string> = {
  'Too many wrong codes were entered for this token.': 'Für dieses Token wurden zu viele falsche Codes eingegeben.',
  'Try again in a quarter of an hour.': 'Versuchen Sie es in einer Viertelstunde wieder.',
  'There is no country {0} with telephone numbers.': 'Ein Land {0} mit Telefonnummern gibt es nicht.',
  'Use its two letters, like GB or TW.': 'Nehmen Sie seine zwei Buchstaben, etwa GB oder TW.',
  '{0} is not a language tag.': '{0} ist kein Sprachkürzel.',
  'Write it like en, de or zh-TW.': 'Schreiben Sie es wie en, de oder zh-TW.',
  '{0} is {1}; it cannot receive SMS.': '{0} ist {1}; dort kommen keine SMS an.',
  'a landline number': 'eine Festnetznummer',
  'a premium-rate number': 'eine Mehrwertnummer',
  'a freephone number': 'eine gebührenfreie Nummer',
  'a shared-cost number': 'eine Nummer mit geteilten Kosten',
  'a company’s service number': 'eine Servicenummer einer Firma',
  'a voicemail number': 'die Nummer einer Mailbox',
  'The secret is {0} bytes long; it must be {1} to {2}.':
    'Das Geheimnis ist {0} Byte lang; es müssen {1} bis {2} sein.',
  'Leave it empty to have a secret of 20 random bytes made.':
    'Lassen Sie es leer, dann entsteht ein Geheimnis aus 20 zufälligen Byte.',
  'The token {0} is revoked.': 'Das Token {0} ist widerrufen.',
  'Create a new token for this user.': 'Erzeugen Sie für diesen Benutzer ein neues Token.',
  'This code was used already.': 'Dieser Code wurde schon verwendet.',
  'Wait for the next code.': 'Warten Sie auf den nächsten Code.',
  'The code is wrong.': 'Der Code ist falsch.',
  'Enter the code that is shown now, and check the clock of the device.':
    'Geben Sie den Code ein, der jetzt angezeigt wird, und prüfen Sie die Uhr des Geräts.',
  'Enter the newest code of the device.': 'Geben Sie den neuesten Code des Geräts ein.',
  "No code of the token {0} was ever accepted, so it may not be on the user's device.":
    'Noch nie wurde ein Code des Tokens {0} angenommen, es ist also vielleicht nicht auf dem Gerät des Benutzers.',
  'Verify a code first, or confirm that the MFA server has done so.':
    'Prüfen Sie zuerst einen Code, oder bestätigen Sie, dass der MFA-Server das getan hat.',
  'The secret of the token {0} was wiped here.': 'Das Geheimnis des Tokens {0} wurde hier gelöscht.',
  'Create a new token for the user where a new device is set up.':
    'Erzeugen Sie für den Benutzer ein neues Token, wenn ein neues Gerät eingerichtet wird.',
  'There is no such domain.': 'Diese Domäne gibt es nicht.',
  'Choose one of the domains listed.': 'Wählen Sie eine der aufgeführten Domänen.',
  'There is a token with the serial number {0} already.': 'Ein Token mit der Seriennummer {0} gibt es schon.',
  'Delete that one first where it is no longer used, or give this one another serial number.':
    'Löschen Sie jenes zuerst, wenn es nicht mehr gebraucht wird, oder geben Sie diesem eine andere Seriennummer.',
};

/** Lines of files of users and tokens. */
export const imports: Record<string, string> = {
  'The quotation mark opened in line {0} is never closed.':
    'Das Anführungszeichen aus Zeile {0} wird nirgends geschlossen.',
  'The file holds no lines.': 'Die Datei enthält keine Zeilen.',
  'is empty': 'ist leer',
  'Two columns are said to be {0}.': 'Zwei Spalten sollen {0} sein.',
  'No column is the login.': 'Keine Spalte ist der Login.',
  'Say of each column what it is.': 'Sagen Sie von jeder Spalte, was sie ist.',
  'The same login stands in line {0} already.': 'Derselbe Login steht schon in Zeile {0}.',
  'There is no login.': 'Der Login fehlt.',
  'The login is too long or holds control characters.': 'Der Login ist zu lang oder enthält Steuerzeichen.',
  'The name is too long or holds line breaks.': 'Der Name ist zu lang oder enthält Zeilenumbrüche.',
  '{0} is not an e-mail address.': '{0} ist keine E-Mail-Adresse.',
  'There is such a user already.': 'Diesen Benutzer gibt es schon.',
  'The user comes from an identity source, which would change it back.':
    'Der Benutzer kommt aus einer Identitätsquelle, die es wieder zurückändern würde.',
  'Changes {0}.': 'Ändert {0}.',
  'Has neither a mail address nor a mobile number.': 'Hat weder eine Mailadresse noch eine Mobilnummer.',
  'For {0}.': 'Für {0}.',
  'The file does not say its interval: taken as 30 seconds. Some devices have 60: verify a code before you hand it out.':
    'Die Datei nennt kein Intervall: angenommen werden 30 Sekunden. Manche Geräte haben 60: Prüfen Sie einen Code, bevor Sie es ausgeben.',
  'The file does not say its interval: taken as 30 seconds.':
    'Die Datei nennt kein Intervall: angenommen werden 30 Sekunden.',
  'Some devices have 60: verify a code before you hand it out.':
    'Manche Geräte haben 60: Prüfen Sie einen Code, bevor Sie es ausgeben.',
  'This is no file of the kind {0}.': 'Das ist keine Datei der Art {0}.',
  'Let the format be found out.': 'Lassen Sie das Format herausfinden.',
  'The same {0} stands in line {1} already.': 'Dasselbe steht schon in Zeile {1}: {0}.',
  'serial number': 'Seriennummer',
  secret: 'Geheimnis',
  'The serial number is too long or holds odd characters.':
    'Die Seriennummer ist zu lang oder enthält seltsame Zeichen.',
  'There is a token with this serial number already.': 'Ein Token mit dieser Seriennummer gibt es schon.',
  'Nothing says whose token it is: give its serial number a login.':
    'Nirgends steht, wessen Token es ist: Geben Sie seiner Seriennummer einen Login.',
  'There is no user {0} in the domain.': 'Einen Benutzer {0} gibt es in der Domäne nicht.',
  'Its value of {0} is not possible here: digits are 6 to 8, a period 10 to 300 seconds.':
    'Sein Wert für {0} geht hier nicht: 6 bis 8 Ziffern, ein Intervall von 10 bis 300 Sekunden.',
  'The seeds in this file are encrypted ({0}); only clear ones can be read.':
    'Die Seeds in dieser Datei sind verschlüsselt ({0}); lesen lassen sich nur unverschlüsselte.',
  'Get it without encryption, or as PSKC, which carries encrypted seeds in a way that is open to all.':
    'Besorgen Sie sie unverschlüsselt oder als PSKC, das verschlüsselte Seeds auf eine allen offene Weise trägt.',
  'Seeds as {0} are not known here, only HEX, BASE32 and BASE64.':
    'Seeds als {0} sind hier unbekannt, nur HEX, BASE32 und BASE64.',
  'The algorithm {0} is none of SHA1, SHA256 and SHA512.':
    'Der Algorithmus {0} ist weder SHA1 noch SHA256 noch SHA512.',
  'The {0} {1} is no whole number.': 'Keine ganze Zahl: {0} {1}.',
  'number of digits': 'Stellenzahl',
  'time step': 'Zeitschritt',
  'time interval': 'Intervall',
  'length of a code': 'Länge eines Codes',
  'The secret is empty.': 'Das Geheimnis ist leer.',
  'The secret is not hexadecimal.': 'Das Geheimnis ist nicht hexadezimal.',
  'The secret is no base64.': 'Das Geheimnis ist kein Base64.',
  'Tokens of the kind {0} are not known here, only TOTP and HOTP.':
    'Token der Art {0} sind hier unbekannt, nur TOTP und HOTP.',
  'Tokens of the kind {0} are not known here.': 'Token der Art {0} sind hier unbekannt.',
  'This is no otpauth:// URI.': 'Das ist kein otpauth://-URI.',
  'The label of the URI is encoded wrong.': 'Die Bezeichnung im URI ist falsch kodiert.',
  'This export consists of {0} QR codes; number {1} is not in the file.':
    'Dieser Export besteht aus {0} QR-Codes; Nummer {1} ist nicht in der Datei.',
  'This export of Google Authenticator {0}.': 'Dieser Export von Google Authenticator {0}.',
  'has no data in base64': 'enthält keine Daten in Base64',
  'has an account ({0}) of a kind that is not known here': 'hat ein Konto ({0}) einer hier unbekannten Art',
  'is cut off': 'ist abgeschnitten',
  'cannot be read': 'lässt sich nicht lesen',
  'Read the QR code of the app again, and put its whole text on one line.':
    'Lesen Sie den QR-Code der App noch einmal, und setzen Sie seinen ganzen Text in eine Zeile.',
  'The {0} carries no MAC, so a change of it would not show.':
    'Ohne MAC fiele eine Änderung nicht auf: {0} hat keinen.',
  'The MAC of the {0} is wrong: it was changed, or the key is another.':
    'Der MAC stimmt nicht ({0}): Es wurde etwas geändert, oder der Schlüssel ist ein anderer.',
  'The secrets in this file are encrypted with a pre-shared key.':
    'Die Geheimnisse in dieser Datei sind mit einem vorab vereinbarten Schlüssel verschlüsselt.',
  'Enter the key that came with it.': 'Geben Sie den Schlüssel ein, der dazu gehört.',
  'The key must be 16, 24 or 32 bytes long, in hexadecimal or base64.':
    'Der Schlüssel muss 16, 24 oder 32 Byte lang sein, hexadezimal oder in Base64.',
  'The secrets in this file are protected with a password.':
    'Die Geheimnisse in dieser Datei sind mit einem Passwort geschützt.',
  'Enter the password of the file.': 'Geben Sie das Passwort der Datei ein.',
  'The {0} is encrypted with AES-{1}; the key has {2} bits.':
    'Verschlüsselt mit AES-{1} ({0}); der Schlüssel hat {2} Bit.',
  'The {0} cannot be decrypted: the key or the password is wrong.':
    'Entschlüsseln geht nicht ({0}): Schlüssel oder Passwort ist falsch.',
  'MAC key': 'MAC-Schlüssel',
  'This gateway does not know the {0} {1}.': 'Dieses Gateway kennt das nicht: {0} {1}.',
  'Have the file made with AES-CBC and an HMAC.': 'Lassen Sie die Datei mit AES-CBC und einem HMAC erzeugen.',
  'Codes as {0} are not known here, only DECIMAL.': 'Codes als {0} sind hier unbekannt, nur DECIMAL.',
  'The secret is encrypted, but the file does not say with which key.':
    'Das Geheimnis ist verschlüsselt, die Datei sagt aber nicht, mit welchem Schlüssel.',
  'The {0} is encrypted, but the file does not say with which key.':
    'Verschlüsselt ({0}), die Datei sagt aber nicht, mit welchem Schlüssel.',
  'The file holds a DTD, which no token file needs.': 'Die Datei enthält eine DTD, die keine Token-Datei braucht.',
  'The file is no XML: line {0}: {1}': 'Die Datei ist kein XML: Zeile {0}: {1}',
  'The file is no XML: {0}': 'Die Datei ist kein XML: {0}',
  'The file holds no XML element.': 'Die Datei enthält kein XML-Element.',
  'Export the file again.': 'Exportieren Sie die Datei noch einmal.',
};
