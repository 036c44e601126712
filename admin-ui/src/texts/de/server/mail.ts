/** What the gateway says of the ways of mails, out and in. */
export const mail: Record<string, string> = {
  '{0} refused the connection: {1}': '{0} hat die Verbindung abgelehnt: {1}',
  '{0} refused our greeting: {1}': '{0} hat unsere Begrüßung abgelehnt: {1}',
  '{0} refused the sender: {1}': '{0} hat den Absender abgelehnt: {1}',
  '{0} refused the recipient: {1}': '{0} hat den Empfänger abgelehnt: {1}',
  '{0} refused to take the message: {1}': '{0} wollte die Nachricht nicht annehmen: {1}',
  '{0} refused the message: {1}': '{0} hat die Nachricht abgelehnt: {1}',
  '{0} refused the login: {1}': '{0} hat die Anmeldung abgelehnt: {1}',
  '{0} cannot check the login now: {1}': '{0} kann die Anmeldung jetzt nicht prüfen: {1}',
  'Correct user name and password of this mail route.': 'Berichtigen Sie Benutzername und Passwort dieser Mail-Route.',
  'Enter a login for this mail route, or let the relay accept this gateway by its address.':
    'Tragen Sie für diese Mail-Route eine Anmeldung ein, oder lassen Sie das Relay dieses Gateway nach seiner Adresse annehmen.',
  'Let the relay accept this gateway (its address, its name or this sender), or use another relay.':
    'Lassen Sie das Relay dieses Gateway annehmen (seine Adresse, seinen Namen oder diesen Absender), oder nehmen Sie ein anderes Relay.',
  'The mailbox is full: its owner must make room. It is tried again until the mail expires.':
    'Das Postfach ist voll: sein Inhaber muss Platz schaffen. Es wird weiter versucht, bis die Mail abläuft.',
  'Nothing need be done: it is tried again. If it goes on, ask who runs the relay.':
    'Nichts ist zu tun: es wird wieder versucht. Geht das so weiter, fragen Sie, wer das Relay betreibt.',
  'Correct the address where the mail comes from; here it can be redirected to another recipient.':
    'Berichtigen Sie die Adresse dort, wo die Mail herkommt; hier lässt sie sich an einen anderen Empfänger umleiten.',
  'Correct the sender address where the mail comes from.':
    'Berichtigen Sie die Absenderadresse dort, wo die Mail herkommt.',
  'The mailbox is switched off: ask its owner, or redirect the mail to another recipient.':
    'Das Postfach ist abgeschaltet: fragen Sie seinen Inhaber, oder leiten Sie die Mail an einen anderen Empfänger um.',
  'The mailbox is full: its owner must make room. Then try again.':
    'Das Postfach ist voll: sein Inhaber muss Platz schaffen. Dann noch einmal versuchen.',
  'Ask who runs the relay why its rules refuse this mail; then try again, or redirect it over another route.':
    'Fragen Sie, wer das Relay betreibt, warum seine Regeln diese Mail ablehnen; dann noch einmal versuchen oder über eine andere Route umleiten.',
  'The certificate of {0} {1}.': 'Das Zertifikat von {0} {1}.',
  'The certificate of {0} is not the one that is pinned: {1}.':
    'Das Zertifikat von {0} ist nicht das, das festgelegt wurde: {1}.',
  'has expired': 'ist abgelaufen',
  'is not valid yet; check the clocks': 'gilt noch nicht; prüfen Sie die Uhren',
  'is self-signed': 'ist selbst unterschrieben',
  'comes from a CA that is not trusted': 'stammt von einer CA, der nicht vertraut wird',
  'was revoked': 'wurde widerrufen',
  'has a wrong signature': 'hat eine falsche Unterschrift',
  'is not made for servers': 'ist nicht für Server gemacht',
  'is made for another host name': 'ist für einen anderen Hostnamen gemacht',
  'was not accepted ({0})': 'wurde nicht angenommen ({0})',
  "Test the route to see the certificate; enter its CA in the route, use the certificate's host name, or renew it.":
    'Prüfen Sie die Route, um das Zertifikat zu sehen; tragen Sie seine CA in die Route ein, verwenden Sie den Hostnamen des Zertifikats, oder erneuern Sie es.',
  'If its certificate was renewed, test the route and pin the new one; else somebody stands in between.':
    'Wurde sein Zertifikat erneuert, prüfen Sie die Route und legen das neue fest; sonst steht jemand dazwischen.',
  '{0} does not do TLS: {1}': '{0} kann kein TLS: {1}',
  '{0} offers no TLS, and the login is not sent in the clear.':
    '{0} bietet kein TLS an, und die Anmeldung geht nicht im Klartext hinaus.',
  'TLS with {0} failed: {1}': 'TLS mit {0} ist gescheitert: {1}',
  '{0} takes no login on this port.': '{0} nimmt auf diesem Port keine Anmeldung an.',
  'Switch on STARTTLS at the relay, or change the TLS mode of this mail route.':
    'Schalten Sie am Relay STARTTLS ein, oder ändern Sie die Verschlüsselung dieser Mail-Route.',
  'Switch on TLS at the relay; or choose the TLS mode "none" to send the password unencrypted.':
    'Schalten Sie am Relay TLS ein; oder wählen Sie „Unverschlüsselt“, um das Passwort im Klartext zu senden.',
  'Check port and TLS mode of this mail route: 465 is usually implicit TLS, 25 and 587 STARTTLS.':
    'Prüfen Sie Port und Verschlüsselung dieser Mail-Route: 465 ist meist TLS von Anfang an, 25 und 587 STARTTLS.',
  'Use the submission port (587 or 465), or remove the login from this mail route.':
    'Verwenden Sie den Port für Einlieferung (587 oder 465), oder nehmen Sie die Anmeldung aus dieser Mail-Route.',
  '{0} refuses the connection: nothing listens on that port.':
    '{0} weist die Verbindung ab: an diesem Port lauscht nichts.',
  '{0} does not answer.': '{0} antwortet nicht.',
  '{0} cannot be reached.': '{0} ist nicht zu erreichen.',
  '{0} cannot be reached: there is no network path to it.': '{0} ist nicht zu erreichen: kein Netzweg führt dorthin.',
  '{0} cannot be reached: {1}.': '{0} ist nicht zu erreichen: {1}.',
  '{0} closed the connection at once.': '{0} hat die Verbindung sofort geschlossen.',
  '{0} closed the connection unexpectedly.': '{0} hat die Verbindung unerwartet geschlossen.',
  '{0} did not answer in time.': '{0} hat nicht rechtzeitig geantwortet.',
  'Check that the relay runs, its port, and the firewall in between.':
    'Prüfen Sie, ob das Relay läuft, seinen Port und die Firewall dazwischen.',
  'The mail was handed to {0} completely, then {1}.': 'Die Mail wurde {0} ganz übergeben, dann {1}.',
  'no answer came in time': 'kam nicht rechtzeitig eine Antwort',
  'the connection broke before the answer came': 'brach die Verbindung ab, bevor die Antwort kam',
  'See at the relay or ask the recipient whether it arrived; then mark it as sent, or send it again.':
    'Sehen Sie am Relay nach oder fragen Sie den Empfänger, ob sie ankam; dann als gesendet kennzeichnen oder noch einmal senden.',
  'No address is known for the host {0}.': 'Für den Host {0} ist keine Adresse bekannt.',
  'Check the spelling, add it to the host names of this gateway or to DNS, or enter the IP address.':
    'Prüfen Sie die Schreibweise, tragen Sie ihn bei den Hostnamen dieses Gateways oder im DNS ein, oder geben Sie die IP-Adresse an.',
  'The name server gave no answer for {0}.': 'Der Nameserver hat für {0} nicht geantwortet.',
  'Check the DNS settings of this machine, or add the relay to the host names of this gateway.':
    'Prüfen Sie die DNS-Einstellungen dieses Rechners, oder tragen Sie das Relay bei den Hostnamen dieses Gateways ein.',
  'Correct the address; or add a mail route that leads this domain to a mail server.':
    'Berichtigen Sie die Adresse; oder legen Sie eine Mail-Route an, die diese Domäne zu einem Mailserver führt.',
  'The domain {0} {1}.': 'Die Domäne {0} {1}.',
  'The name server could not tell where mail for {0} goes ({1}).':
    'Der Nameserver konnte nicht sagen, wohin Mail für {0} geht ({1}).',
  'No name server answers, so nobody knows where mail for {0} goes.':
    'Kein Nameserver antwortet, also weiß niemand, wohin Mail für {0} geht.',
  'Check the DNS settings of this machine, or send through a smarthost: it needs no DNS.':
    'Prüfen Sie die DNS-Einstellungen dieses Rechners, oder senden Sie über einen Smarthost: er braucht kein DNS.',
  'Test the mail route to see what is wrong.': 'Prüfen Sie die Mail-Route, um zu sehen, woran es liegt.',
  '{0} does not work at the moment.': '{0} arbeitet im Augenblick nicht.',
  '{0} Next try in {1} s.': '{0} Nächster Versuch in {1} s.',
  '{0} Trying again now.': '{0} Jetzt wird es wieder versucht.',
  'All {0} connections to {1} are in use.': 'Alle {0} Verbindungen zu {1} sind belegt.',
  'All {0} connections to {1} are in use, and {2} mails wait for one.':
    'Alle {0} Verbindungen zu {1} sind belegt, und {2} Mails warten auf eine.',
  'All {0} connections to {1} are in use; it waits for one of them.':
    'Alle {0} Verbindungen zu {1} sind belegt; sie wartet auf eine davon.',
  'It is sent as soon as there is room. Allow the mail route more connections if the relay takes them.':
    'Sie wird gesendet, sobald Platz ist. Erlauben Sie der Mail-Route mehr Verbindungen, wenn das Relay sie annimmt.',
  '{0} is sent no more than {1} mails a minute.': '{0} bekommt höchstens {1} Mails pro Minute.',
  'It waits for its turn. Allow the mail route more mails a minute if the relay takes them.':
    'Sie wartet, bis sie dran ist. Erlauben Sie der Mail-Route mehr Mails pro Minute, wenn das Relay sie annimmt.',
  'The gateway was stopping; nothing was sent.': 'Das Gateway wurde gerade angehalten; nichts wurde gesendet.',
  'The mail route was changed while the mail waited for it.':
    'Die Mail-Route wurde geändert, während die Mail auf sie wartete.',
  'No mail route is enabled. Add one under Gateways, Mail routes.':
    'Keine Mail-Route ist eingeschaltet. Legen Sie eine an unter Gateways, Mail-Routen.',
  '{0} mails are being sent right now; it is next in line.':
    '{0} Mails werden gerade gesendet; diese ist als Nächste dran.',
  'No mail route leads to {0}.': 'Keine Mail-Route führt zu {0}.',
  'Add a mail route for its domain, or one for * that takes everything.':
    'Legen Sie eine Mail-Route für seine Domäne an, oder eine für *, die alles nimmt.',
  'This message is no mail.': 'Diese Nachricht ist keine Mail.',
  'The text of this mail is no longer there.': 'Der Text dieser Mail ist nicht mehr da.',
  'Send it anew from where it came.': 'Senden Sie sie neu, von wo sie kam.',
  '5.1.3 {0} cannot be used as a {1} address.': '5.1.3 {0} taugt nicht als Adresse ({1}).',
  sender: 'Absender',
  recipient: 'Empfänger',
  'Correct the address.': 'Berichtigen Sie die Adresse.',
  'The stored text of the mail could not be read.': 'Der gespeicherte Text der Mail war nicht zu lesen.',
  'Check the disk and the database; the log has the details.':
    'Prüfen Sie Platte und Datenbank; Näheres steht im Protokoll.',
  '5.3.4 The mail has {0} octets, and {1} takes {2} at most.':
    '5.3.4 Die Mail hat {0} Bytes, und {1} nimmt höchstens {2}.',
  'Send it smaller, or raise the limit at the relay.': 'Senden Sie sie kleiner, oder heben Sie die Grenze am Relay an.',
  '5.6.7 The mail has 8-bit text, and {0} takes 7-bit mail only.':
    '5.6.7 Die Mail hat 8-Bit-Text, und {0} nimmt nur 7-Bit-Mails.',
  'Send it encoded (quoted-printable or base64), or route it through a relay that knows 8BITMIME.':
    'Senden Sie sie kodiert (quoted-printable oder base64), oder leiten Sie sie über ein Relay, das 8BITMIME kann.',
  '5.6.7 {0} has non-ASCII characters, and {1} lacks SMTPUTF8.':
    '5.6.7 {0} hat Zeichen außerhalb von ASCII, und {1} kann kein SMTPUTF8.',
  'The header of the mail': 'Der Kopf der Mail',
  'The address {0}': 'Die Adresse {0}',
  'Use an ASCII address, or route it through a relay that knows SMTPUTF8.':
    'Verwenden Sie eine ASCII-Adresse, oder leiten Sie sie über ein Relay, das SMTPUTF8 kann.',
  'A mail of {0} octets is too large to be captured.': 'Eine Mail von {0} Bytes ist zu groß zum Abfangen.',
  'Captured mails may have {0} octets.': 'Abgefangene Mails dürfen {0} Bytes haben.',
  '{0} of this mail route cannot be opened with this master key.':
    '{0} dieser Mail-Route lässt sich mit diesem Hauptschlüssel nicht öffnen.',
  'The password': 'Das Passwort',
  'The key of the client certificate': 'Der Schlüssel des Client-Zertifikats',
  'Enter it again, or start the gateway with the master key of this database.':
    'Geben Sie es noch einmal ein, oder starten Sie das Gateway mit dem Hauptschlüssel dieser Datenbank.',
  'The mail cannot be read: {0}.': 'Die Mail ist nicht zu lesen: {0}.',
  'it takes more than {0} seconds': 'es dauert länger als {0} Sekunden',
  'Look at its source; it may be broken, or made to do harm.':
    'Sehen Sie ihren Quelltext an; sie kann beschädigt sein, oder gemacht, um zu schaden.',
  'Too many mails wait to be read.': 'Zu viele Mails warten darauf, gelesen zu werden.',
  'There is a mail route for {0} already.': 'Für {0} gibt es schon eine Mail-Route.',
  'Change or delete that one.': 'Ändern oder löschen Sie diese.',
  '{0} is nothing a recipient could match.': '{0} kann auf keinen Empfänger passen.',
  'must be *, example.com, .example.com (sub-domains too) or user@example.com':
    'muss *, example.com, .example.com (auch Subdomänen) oder user@example.com sein',
  'This cannot be a host with its addresses.': 'Das kann kein Host mit seinen Adressen sein.',
  'Mails are signed for a domain.': 'Mails werden für eine Domäne unterschrieben.',
  'must be a domain, as example.com': 'muss eine Domäne sein, wie example.com',
  'It cannot be opened with this master key. Make a new one.':
    'Er lässt sich mit diesem Hauptschlüssel nicht öffnen. Erzeugen Sie einen neuen.',
  'The record is published.': 'Der Eintrag ist veröffentlicht.',
  'There is no such record.': 'Einen solchen Eintrag gibt es nicht.',
  'The record holds another key.': 'Der Eintrag enthält einen anderen Schlüssel.',
  'The domain for bounces must be a mail domain.': 'Die Domäne für Rückläufer muss eine Mail-Domäne sein.',
  'must be a domain, as bounces.example.com': 'muss eine Domäne sein, wie bounces.example.com',
  'SMTP on {0}:{1} {2}.': 'SMTP auf {0}:{1} {2}.',
  'SMTP on {0}:{1} is taken by the listener "{2}".': 'SMTP auf {0}:{1} ist vom Listener „{2}“ belegt.',
  'Give one of the two another port or address.':
    'Geben Sie einem der beiden einen anderen Port oder eine andere Adresse.',
  'is taken by another program': 'ist von einem anderen Programm belegt',
  'may not be opened by this user': 'darf dieser Benutzer nicht öffnen',
  'is no address of this machine': 'ist keine Adresse dieses Rechners',
  'cannot be opened ({0})': 'lässt sich nicht öffnen ({0})',
  'Stop that program, or choose another port for this listener.':
    'Beenden Sie dieses Programm, oder wählen Sie einen anderen Port für diesen Listener.',
  'Choose a port above 1023, or allow the program low ports (CAP_NET_BIND_SERVICE).':
    'Wählen Sie einen Port über 1023, oder erlauben Sie dem Programm niedrige Ports (CAP_NET_BIND_SERVICE).',
  'Correct the host of this listener; 0.0.0.0 is every IPv4 address.':
    'Berichtigen Sie den Host dieses Listeners; 0.0.0.0 ist jede IPv4-Adresse.',
  'Correct host and port of this listener.': 'Berichtigen Sie Host und Port dieses Listeners.',
  'This listener stands in the settings file.': 'Dieser Listener steht in der Einstellungsdatei.',
  'Change smtp.listeners there and restart the gateway, or add a listener here.':
    'Ändern Sie dort smtp.listeners und starten Sie das Gateway neu, oder fügen Sie hier einen Listener hinzu.',
  'The certificate of an SMTP listener cannot be used: {0}.':
    'Das Zertifikat eines SMTP-Listeners ist nicht brauchbar: {0}.',
  'Check the two files of its certificate: PEM, the key belonging to the certificate, readable by this user.':
    'Prüfen Sie die beiden Dateien seines Zertifikats: PEM, der Schlüssel gehört zum Zertifikat, für diesen Benutzer lesbar.',
  '{0} lets everybody relay: this is an open relay.': '{0} lässt jeden weiterleiten: das ist ein offenes Relay.',
  '{0} is a very large block of clients that relay without a login.':
    '{0} ist ein sehr großer Block von Clients, die ohne Anmeldung weiterleiten.',
  'A login is required, but without TLS none is possible except from this machine and from old devices.':
    'Eine Anmeldung ist Pflicht, aber ohne TLS ist keine möglich, außer von diesem Rechner und von alten Geräten.',
  'Nobody can relay here: no client is allowed, and without TLS nobody can log in.':
    'Niemand kann hier weiterleiten: kein Client ist erlaubt, und ohne TLS kann sich niemand anmelden.',
  '{0} is no IP address.': '{0} ist keine IP-Adresse.',
  'must be an IP address': 'muss eine IP-Adresse sein',
  'Banned by hand': 'Von Hand gesperrt',
  '{0} wrong passwords': '{0} falsche Passwörter',
};
