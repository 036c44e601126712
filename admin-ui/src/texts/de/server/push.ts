/** What pushes, policies, templates and links say no with, or have somebody think about. */
export const push: Record<string, string> = {
  'The push did not reach its owner.': 'Der Push hat den Besitzer nicht erreicht.',
  'Look at the message of the push for the cause, and push the token again.':
    'Sehen Sie in der Nachricht des Pushes nach dem Grund, und pushen Sie das Token noch einmal.',
  '{0} has no address for a push.': '{0} hat keine Adresse für einen Push.',
  'Enter an address for {0} under Directory, Users, and push the token.':
    'Tragen Sie unter Verzeichnis, Benutzer eine Adresse für {0} ein, und pushen Sie das Token.',
  'The token was not set up within {0} days.': 'Das Token wurde nicht innerhalb von {0} Tagen eingerichtet.',
  'Ask {0} what is wrong, and push the token again.':
    'Fragen Sie {0}, woran es liegt, und pushen Sie das Token noch einmal.',
  'The user has no active token.': 'Der Benutzer hat kein aktives Token.',
  'Nobody in this selection has this login.': 'Niemand in dieser Auswahl hat diesen Login.',
  'Nobody is found in this group. Only groups that an identity source names under Groups are known here, by the name they have there.':
    'In dieser Gruppe ist niemand zu finden. Bekannt sind hier nur Gruppen, die eine Identitätsquelle unter Gruppen nennt, und zwar mit dem Namen, der dort steht.',
  'No modem is at work: pushes by SMS wait until one is.':
    'Kein Modem ist in Betrieb: Pushes per SMS warten, bis eines es ist.',
  'The modems need more than a day; more modems help, or e-mail first.':
    'Die Modems brauchen mehr als einen Tag; mehr Modems helfen, oder zuerst E-Mail.',
  'The user has no {0}.': 'Der Benutzer hat keine {0}.',
  'The user has neither an e-mail address nor a mobile number.':
    'Der Benutzer hat weder eine E-Mail-Adresse noch eine Mobilnummer.',
  'This selection has no token that could be pushed.': 'In dieser Auswahl ist kein Token, das sich pushen ließe.',
  'Look at the dry run.': 'Sehen Sie sich den Probelauf an.',
  'bulk run': 'Massen-Push',
  'The run is {0}; it cannot be told to {1}.': 'Der Massen-Push ist {0}; {1} geht jetzt nicht.',
  running: 'im Gang',
  paused: 'angehalten',
  cancelled: 'abgebrochen',
  done: 'fertig',
  pause: 'Anhalten',
  resume: 'Fortsetzen',
  cancel: 'Abbrechen',
  '{0} has the token {1} already, with another secret, algorithm, period or number of digits.':
    '{0} hat das Token {1} schon, mit einem anderen Geheimnis, Algorithmus, Intervall oder einer anderen Stellenzahl.',
  'Revoke that one first where it was replaced, or tell them apart by token.serial or token.label.':
    'Widerrufen Sie jenes zuerst, wenn es ersetzt wurde, oder unterscheiden Sie beide durch token.serial oder token.label.',
  'There is no such link.': 'Diesen Link gibt es nicht.',
  'push policy of the domain': 'eigene Push-Richtlinie der Domäne',
  'Link and authorization code may travel in the same message: whoever reads it has both, so the code protects nothing but a link that is passed on alone.':
    'Link und Autorisierungscode dürfen in derselben Nachricht stehen: Wer sie liest, hat beides, der Code schützt also nur einen Link, der allein weitergegeben wird.',
  'A QR code in the message is the secret itself: no authorization code protects it. Choose "refuse", or leave [[QRCODE]] out of the template.':
    'Ein QR-Code in der Nachricht ist das Geheimnis selbst: Kein Autorisierungscode schützt ihn. Wählen Sie „Ablehnen“, oder lassen Sie [[QRCODE]] aus der Vorlage weg.',
  'With {0} tries a guess succeeds once in {1}: make the code longer or allow fewer tries.':
    'Mit {0} Versuchen gelingt Raten einmal unter {1}: Machen Sie den Code länger, oder erlauben Sie weniger Versuche.',
  'Links never end: a message that is found years later still opens.':
    'Links enden nie: Auch eine Nachricht, die nach Jahren gefunden wird, öffnet sich noch.',
  'There is only one channel, so nothing comes after the time for the next one.':
    'Es gibt nur einen Kanal, nach der Zeit für den nächsten kommt also nichts.',
  'Reminders from day {0} on are never sent: by then the time is over.':
    'Erinnerungen ab Tag {0} werden nie gesendet: Dann ist die Zeit schon um.',
  'The secret of this token was wiped, so there is nothing to push.':
    'Das Geheimnis dieses Tokens wurde gelöscht, es gibt also nichts zu pushen.',
  'Create a new token.': 'Erzeugen Sie ein neues Token.',
  'Enter one for {0} under Directory, Users, or push the token by {1}.':
    'Tragen Sie für {0} eine unter Verzeichnis, Benutzer ein, oder pushen Sie das Token per {1}.',
  'e-mail': 'E-Mail',
  'e-mail address': 'E-Mail-Adresse',
  '{0} has no {1} for the authorization code, which must not travel with its link: the help desk reads it out.':
    '{0} hat keine {1} für den Autorisierungscode, der nicht mit dem Link zusammen gehen darf: Der Helpdesk liest ihn vor.',
  'The message shows the QR code, which is the secret: the authorization code protects only the link.':
    'Die Nachricht zeigt den QR-Code, und der ist das Geheimnis: Der Autorisierungscode schützt nur den Link.',
  'The message template has [[QRCODE]], but this token asks for an authorization code, which would protect nothing.':
    'Die Nachrichtenvorlage enthält [[QRCODE]], dieses Token verlangt aber einen Autorisierungscode, der dann nichts schützt.',
  'Leave [[QRCODE]] out of the template, or let the push policy warn instead of refuse.':
    'Lassen Sie [[QRCODE]] aus der Vorlage weg, oder lassen Sie die Push-Richtlinie warnen statt ablehnen.',
  'The authorization code of this push is not withheld from the message.':
    'Der Autorisierungscode dieses Pushes wird nicht zurückgehalten, er steht in der Nachricht.',
  'This push is over, so its code opens nothing.': 'Dieser Push ist vorbei, sein Code öffnet nichts mehr.',
  'The QR code could not be read back, so it was not sent.':
    'Der QR-Code ließ sich nicht zurücklesen und wurde deshalb nicht gesendet.',
  'Push the token once more; if it happens again, shorten issuer or account name.':
    'Pushen Sie das Token noch einmal; geschieht es wieder, kürzen Sie Aussteller oder Kontoname.',
  'Issuer and account name are too long for a QR code.': 'Aussteller und Kontoname sind zu lang für einen QR-Code.',
  'Shorten the issuer or the account name of the token.': 'Kürzen Sie den Aussteller oder den Kontonamen des Tokens.',
  'The push of this message was deleted.': 'Der Push dieser Nachricht wurde gelöscht.',
  'A newer push of the same token took the place of this one.': 'Ein neuerer Push desselben Tokens hat diesen ersetzt.',
  'The token was deleted before the message left.': 'Das Token wurde gelöscht, bevor die Nachricht hinausging.',
  'The token was revoked before the message left.': 'Das Token wurde widerrufen, bevor die Nachricht hinausging.',
  'The user was deleted before the message left.': 'Der Benutzer wurde gelöscht, bevor die Nachricht hinausging.',
  'The user {0} was disabled before the message left.':
    'Der Benutzer {0} wurde gesperrt, bevor die Nachricht hinausging.',
  'The link in this message ended before the message left.':
    'Der Link in dieser Nachricht war abgelaufen, bevor sie hinausging.',
  'The link of this push was made under another master key.':
    'Der Link dieses Pushes entstand unter einem anderen Hauptschlüssel.',
  'Start the gateway with the master key file that belongs to this database, or push the token again.':
    'Starten Sie das Gateway mit der Datei des Hauptschlüssels, die zu dieser Datenbank gehört, oder pushen Sie das Token noch einmal.',
  'Somebody has done this already.': 'Das hat schon jemand erledigt.',
};

/** Of templates and link pages. */
export const templates: Record<string, string> = {
  'The template has an error: {0}{1}': 'Die Vorlage hat einen Fehler: {0}{1}',
  ' (and {0} more)': ' (und {0} weitere)',
  'Line {0}, column {1}': 'Zeile {0}, Spalte {1}',
  'The text is empty.': 'Der Text ist leer.',
  'Wildcards may stand in the name, not in the address.': 'Platzhalter dürfen im Namen stehen, nicht in der Adresse.',
  'The general template has a place of its own.': 'Die allgemeine Vorlage hat einen eigenen Platz.',
  'This is no template for {0}.': 'Das ist keine Vorlage für {0}.',
  'There is no message template for {0}.': 'Für {0} gibt es keine Nachrichtenvorlage.',
  'Save one under Customization, Message Templates.': 'Speichern Sie eine unter Anpassung, Nachrichtenvorlagen.',
  '"[[" begins a wildcard that is not closed; write [[LINK]], for example.':
    '„[[“ beginnt einen Platzhalter, der nicht geschlossen ist; schreiben Sie zum Beispiel [[LINK]].',
  'Did you mean [[{0}]]?': 'Meinten Sie [[{0}]]?',
  'The list beside the editor shows those there are.': 'Die Liste neben dem Editor zeigt, welche es gibt.',
  'There is no wildcard [[{0}]]. {1}': 'Einen Platzhalter [[{0}]] gibt es nicht. {1}',
  'There is formatting inside [[{0}]]; write the word without it.':
    'In [[{0}]] steckt Formatierung; schreiben Sie das Wort ohne sie.',
  'This is not an e-mail address.': 'Das ist keine E-Mail-Adresse.',
  'This is not a mobile number in international notation, +441632960123.':
    'Das ist keine Mobilnummer in internationaler Schreibweise, +441632960123.',
  'No [[AUTHZCODE]]: the message brings no authorization code.':
    'Kein [[AUTHZCODE]]: Die Nachricht bringt keinen Autorisierungscode.',
  '[[{0}]] stands in the subject, which locked phones show and mail servers log. Move it into the text.':
    '[[{0}]] steht im Betreff, den gesperrte Telefone zeigen und Mailserver protokollieren. Setzen Sie es in den Text.',
  'Neither [[LINK]] nor [[QRCODE]]: the person gets nothing to set up the token with.':
    'Weder [[LINK]] noch [[QRCODE]]: Damit lässt sich das Token nicht einrichten.',
  'The QR code holds the key itself: the authorization code protects only the link. Leave [[QRCODE]] out where that matters.':
    'Der QR-Code enthält den Schlüssel selbst: Der Autorisierungscode schützt nur den Link. Lassen Sie [[QRCODE]] weg, wo es darauf ankommt.',
  'Where the push policy allows it, link and authorization code travel in the same mail: whoever reads it has both.':
    'Wo die Push-Richtlinie es erlaubt, stehen Link und Autorisierungscode in derselben Mail: Wer sie liest, hat beides.',
  'Where the push policy allows it, link and authorization code travel in the same SMS: whoever reads it has both.':
    'Wo die Push-Richtlinie es erlaubt, stehen Link und Autorisierungscode in derselben SMS: Wer sie liest, hat beides.',
  'The text looks like HTML, but HTML Format is off.': 'Der Text sieht wie HTML aus, aber das HTML-Format ist aus.',
  'No [[LINK]]: the person gets nothing to set up the token with.':
    'Kein [[LINK]]: Damit lässt sich das Token nicht einrichten.',
  'The SMS takes {0} parts; each is charged, and one that is lost spoils the whole.':
    'Die SMS braucht {0} Teile; jeder kostet, und geht einer verloren, ist alles unbrauchbar.',
  'Mail clients remove scripts, forms and frames.': 'Mailprogramme entfernen Skripte, Formulare und Frames.',
  'Pictures from the network are blocked by most mail clients, and nobody sees them offline.':
    'Bilder aus dem Netz sperren die meisten Mailprogramme, und ohne Netz sieht sie niemand.',
  'Gmail and Outlook for Windows remove data: pictures. [[QRCODE]] is sent in a way that they show.':
    'Gmail und Outlook für Windows entfernen data:-Bilder. [[QRCODE]] geht so hinaus, dass beide ihn zeigen.',
  'Gmail cuts mails that are longer than 102 kB.': 'Gmail schneidet Mails ab, die länger als 102 kB sind.',
  'web.publicUrl is not set: links will begin with {0}, which people outside this machine may not reach.':
    'web.publicUrl ist nicht gesetzt: Links beginnen mit {0}, was außerhalb dieses Rechners vielleicht niemand erreicht.',
  'The picture is neither PNG nor JPEG.': 'Das Bild ist weder PNG noch JPEG.',
  'The picture is larger than 100 kB.': 'Das Bild ist größer als 100 kB.',
  'The picture is broken, or wider or higher than {0} pixels.':
    'Das Bild ist beschädigt oder breiter oder höher als {0} Pixel.',
};

/** What authenticator apps do with a token. */
export const apps: Record<string, string> = {
  'Google Authenticator (older versions)': 'Google Authenticator (ältere Versionen)',
  'all apps': 'alle Apps',
  'These apps compute SHA-1 whatever the QR code says, so with {0} they show wrong codes.':
    'Diese Apps rechnen mit SHA-1, was immer der QR-Code sagt, und zeigen mit {0} falsche Codes.',
  'These versions always show 6 digits; the token has {0}.':
    'Diese Versionen zeigen immer 6 Ziffern; das Token hat {0}.',
  'These apps change the code every 30 seconds whatever the QR code says; with {0} seconds they show wrong codes.':
    'Diese Apps wechseln den Code alle 30 Sekunden, was immer der QR-Code sagt; mit {0} Sekunden zeigen sie falsche Codes.',
  'These apps know only time-based tokens and do not scan a counter-based one.':
    'Diese Apps kennen nur zeitbasierte Token und scannen kein zählerbasiertes.',
  'The secret has {0} bits; this app refuses less than 128. RFC 4226 recommends 160 bits.':
    'Das Geheimnis hat {0} Bit; diese App lehnt weniger als 128 ab. RFC 4226 empfiehlt 160 Bit.',
  'Some versions refuse an issuer with a blank in it ("token format not supported").':
    'Manche Versionen lehnen einen Aussteller mit Leerzeichen ab („token format not supported“).',
  'Apps cut the name at a colon, so it is written as a dash in the QR code.':
    'Apps schneiden den Namen am Doppelpunkt ab; im QR-Code steht deshalb ein Strich.',
};
