/** What the gateway says of messages: their history, why they are still here, what they may not. */
export const messages: Record<string, string> = {
  'An administrator holds it back. Release it to send it.':
    'Ein Administrator hält sie zurück. Geben Sie sie frei, um sie zu senden.',
  'It is being sent right now.': 'Sie wird gerade gesendet.',
  'It is being sent right now. If that does not succeed, it is held back.':
    'Sie wird gerade gesendet. Gelingt das nicht, wird sie angehalten.',
  'It is being sent right now. If that does not succeed, it is cancelled.':
    'Sie wird gerade gesendet. Gelingt das nicht, wird sie abgebrochen.',
  'It was handed over completely, but the connection broke before the answer. It is not sent again by itself.':
    'Sie wurde ganz übergeben, aber die Verbindung brach vor der Antwort ab. Sie wird nicht von selbst noch einmal gesendet.',
  'It was handed to the modem, which never answered. A status report may still settle it; {0}.':
    'Sie wurde dem Modem übergeben, das nie geantwortet hat. Ein Zustellbericht kann es noch klären; {0}.',
  'it is not sent again by itself': 'von selbst wird sie nicht noch einmal gesendet',
  'without one it is sent once more in {0}': 'ohne ihn wird sie in {0} noch einmal gesendet',
  'It is next in line.': 'Sie ist als Nächste dran.',
  '{0} It is tried again in {1}.': '{0} Neuer Versuch in {1}.',
  'It is to leave in {0}.': 'Sie soll in {0} hinausgehen.',
  '{0} seconds': '{0} Sekunden',
  '{0} minutes': '{0} Minuten',
  'Accepted from the console': 'Angenommen aus der Konsole',
  'Accepted from the API': 'Angenommen über die API',
  'Accepted by SMTP': 'Angenommen per SMTP',
  'Accepted from a schedule': 'Angenommen nach Zeitplan',
  'Token push accepted': 'Token-Push angenommen',
  'Test of a message template accepted': 'Test einer Nachrichtenvorlage angenommen',
  'Accepted from {0}': 'Angenommen von {0}',
  'Sent through {0}': 'Gesendet über {0}',
  'Sent through {0}: {1}': 'Gesendet über {0}: {1}',
  'Attempt {0} through {1}': 'Versuch {0} über {1}',
  'Attempt {0} through {1}: {2}': 'Versuch {0} über {1}: {2}',
  'Attempt {0}: {1}': 'Versuch {0}: {1}',
  'Expired before it could be sent to {0}': 'Abgelaufen, bevor gesendet werden konnte an {0}',
  'Given up for {0}': 'Aufgegeben für {0}',
  'Delivered to {0}': 'Zugestellt an {0}',
  'To be tried again now': 'Soll jetzt wieder versucht werden',
  'Held back': 'Angehalten',
  Released: 'Freigegeben',
  Cancelled: 'Abgebrochen',
  'To be held back unless the attempt under way succeeds': 'Wird angehalten, wenn der laufende Versuch nicht gelingt',
  'To be cancelled unless the attempt under way succeeds': 'Wird abgebrochen, wenn der laufende Versuch nicht gelingt',
  'To be tried on after the attempt under way': 'Wird nach dem laufenden Versuch weiter versucht',
  'Held back after the attempt': 'Nach dem Versuch angehalten',
  'Cancelled after the attempt': 'Nach dem Versuch abgebrochen',
  'It was called back before anything was sent.': 'Sie wurde zurückgeholt, bevor etwas gesendet war.',
  'Marked as sent': 'Als gesendet gekennzeichnet',
  'To be sent again, though it may have arrived': 'Soll noch einmal gesendet werden, obwohl sie angekommen sein kann',
  Redirected: 'Umgeleitet',
  'Redirected to {0}': 'Umgeleitet an {0}',
  'No status report came: sent once more, asking the service centre to refuse a second copy':
    'Kein Zustellbericht kam: noch einmal gesendet, mit der Bitte an die Zentrale, ein Doppel abzulehnen',
  'Status report 0x{0}: {1}': 'Zustellbericht 0x{0}: {1}',
  'The network gave the message up: {0}.': 'Das Netz hat die Nachricht aufgegeben: {0}.',
  'Check the number; the phone may be switched off or its storage full. Then retry.':
    'Prüfen Sie die Nummer; das Telefon kann ausgeschaltet oder sein Speicher voll sein. Dann noch einmal versuchen.',
  'The text of this message was wiped after its retention time.':
    'Der Text dieser Nachricht wurde nach seiner Aufbewahrungszeit gelöscht.',
  'The content of this message was wiped after its retention time.':
    'Der Inhalt dieser Nachricht wurde nach seiner Aufbewahrungszeit gelöscht.',
  'Write it anew.': 'Schreiben Sie sie neu.',
  'Of the {0} octets of this message only {1} are stored.':
    'Von den {0} Bytes dieser Nachricht sind nur {1} gespeichert.',
  'Send it anew from where it came; check the disk and restore a backup if others are missing too.':
    'Senden Sie sie neu, von wo sie kam; prüfen Sie die Platte und spielen Sie eine Sicherung ein, falls noch andere fehlen.',
  '{0} opted out of messages on {1} {2}.': '{0} hat sich am {1} von Nachrichten abgemeldet: {2}.',
  'by texting {0}': 'mit dem Wort {0}',
  'by the word of an administrator': 'durch einen Administrator',
  'has opted out of messages': 'hat sich von Nachrichten abgemeldet',
  'Take the number off the opt-out list if its owner has agreed again. Class otp is for security messages only, and not bound by the list.':
    'Nehmen Sie die Nummer von der Abmeldeliste, wenn ihr Inhaber wieder zugestimmt hat. Die Klasse otp ist nur für Sicherheitsnachrichten und an die Liste nicht gebunden.',
  '{0} is on the opt-out list already.': '{0} steht schon auf der Abmeldeliste.',
  'A message needs at least one recipient.': 'Eine Nachricht braucht mindestens einen Empfänger.',
  'The queue holds {0} messages and takes no more.': 'Die Warteschlange hat {0} Nachrichten und nimmt keine mehr.',
  'See under Messages what holds them up; cancel what is not needed any more.':
    'Sehen Sie unter Nachrichten, was sie aufhält; brechen Sie ab, was nicht mehr gebraucht wird.',
  'A message that is {0} cannot be changed by "{1}".': 'Eine Nachricht im Zustand „{0}“ erlaubt „{1}“ nicht.',
  queued: 'wartet',
  sending: 'wird gesendet',
  sent: 'gesendet',
  delivered: 'zugestellt',
  failed: 'fehlgeschlagen',
  expired: 'abgelaufen',
  cancelled: 'abgebrochen',
  held: 'angehalten',
  uncertain: 'ungewiss',
  retry: 'Jetzt versuchen',
  hold: 'Anhalten',
  release: 'Freigeben',
  cancel: 'Abbrechen',
  'Possible now: {0}.': 'Jetzt möglich: {0}.',
  'Reload to see its present state.': 'Laden Sie neu, um den jetzigen Zustand zu sehen.',
  'Mails are redirected to a mail address.': 'Mails werden an eine Mail-Adresse umgeleitet.',
  'must be a mail address': 'muss eine Mail-Adresse sein',
  'The sender broke off without saying what became of the message.':
    'Der Versand brach ab, ohne zu sagen, was aus der Nachricht wurde.',
  'Ask the recipient, then mark it as sent or send it again; the log has the details.':
    'Fragen Sie den Empfänger, dann als gesendet kennzeichnen oder noch einmal senden; Näheres steht im Protokoll.',
  'Ask the recipient, then mark it as sent or send it again.':
    'Fragen Sie den Empfänger, dann als gesendet kennzeichnen oder noch einmal senden.',
  'Correct the address, then send it again.': 'Berichtigen Sie die Adresse und senden Sie sie noch einmal.',
  'The sender {0} is not a mail address.': 'Der Absender {0} ist keine Mail-Adresse.',
  'Write it as Name <address>.': 'Schreiben Sie: Name <Adresse>.',
  'This Idempotency-Key was used before for another message.':
    'Dieser Idempotency-Key wurde schon für eine andere Nachricht verwendet.',
  'Use a new key for each new message, and the same one only to repeat a request.':
    'Verwenden Sie für jede neue Nachricht einen neuen Schlüssel und denselben nur, um eine Anfrage zu wiederholen.',
  'More is waiting to be written than the disk can take.': 'Es wartet mehr auf das Schreiben, als die Platte schafft.',
  'Try again shortly; a faster disk helps lastingly.':
    'Versuchen Sie es gleich noch einmal; auf Dauer hilft eine schnellere Platte.',
  'This part of the message may already be on the air.': 'Dieser Teil der Nachricht kann schon hinausgegangen sein.',
  'Wait for its status report, or ask the recipient and mark it as sent.':
    'Warten Sie auf den Zustellbericht, oder fragen Sie den Empfänger und kennzeichnen Sie sie als gesendet.',
  'The gateway stopped while it was sending; it sends the same mail (same Message-ID) again.':
    'Das Gateway hielt während des Sendens an; es sendet dieselbe Mail (dieselbe Message-ID) noch einmal.',
  'The gateway stopped between handing a part to the modem and its answer.':
    'Das Gateway hielt an zwischen der Übergabe eines Teils an das Modem und dessen Antwort.',
  'A status report settles it; else ask the recipient, then mark it as sent or send it again.':
    'Ein Zustellbericht klärt es; sonst fragen Sie den Empfänger, dann als gesendet kennzeichnen oder noch einmal senden.',
  'What is {0} is not passed on again.': 'Was im Zustand „{0}“ ist, wird nicht noch einmal weitergegeben.',
  'It became a mail: retry that message.': 'Es wurde eine Mail: versuchen Sie diese Nachricht noch einmal.',
  'In the queue of mails': 'In der Warteschlange der Mails',
  'A mail to {0} is in the queue.': 'Eine Mail an {0} ist in der Warteschlange.',
  'A test by {0}.': 'Ein Test von {0}.',
  'The rule cannot be saved: {0}.': 'Die Regel lässt sich nicht speichern: {0}.',
  'The webhook cannot be saved: {0}.': 'Der Webhook lässt sich nicht speichern: {0}.',
  'There is no such modem.': 'Ein solches Modem gibt es nicht.',
  'no such modem': 'kein solches Modem',
  'The webhook says that it is gone for good (410).': 'Der Webhook sagt, es gebe ihn nicht mehr (410).',
  'Give the rule another address, or switch it off.':
    'Geben Sie der Regel eine andere Adresse, oder schalten Sie sie ab.',
  'The webhook points {0} ({1}).': 'Der Webhook verweist {0} ({1}).',
  elsewhere: 'anderswohin',
  'to {0}': 'auf {0}',
  'Redirects are not followed: give the rule the address it points to.':
    'Umleitungen wird nicht gefolgt: geben Sie der Regel die Adresse, auf die er verweist.',
  'The webhook answered {0}.': 'Der Webhook antwortete {0}.',
  'Look into the log of the webhook.': 'Sehen Sie ins Protokoll des Webhooks.',
  'Check the address of the webhook.': 'Prüfen Sie die Adresse des Webhooks.',
  'The webhook does not accept the signature: compare the secrets of both sides.':
    'Der Webhook nimmt die Signatur nicht an: vergleichen Sie die Geheimnisse beider Seiten.',
  'There is nothing at this address: check its path.': 'An dieser Adresse ist nichts: prüfen Sie ihren Pfad.',
  'The webhook finds the message too large: allow bodies of 100 kB.':
    'Dem Webhook ist die Nachricht zu groß: erlauben Sie 100 kB.',
  'The webhook wants fewer calls; the gateway slows down by itself.':
    'Der Webhook möchte weniger Aufrufe; das Gateway wird von selbst langsamer.',
  'The gateway is stopping.': 'Das Gateway hält gerade an.',
  '{0} did not answer within {1} seconds.': '{0} hat nicht innerhalb von {1} Sekunden geantwortet.',
  'The webhook is to answer at once and do its work afterwards.':
    'Der Webhook soll sofort antworten und danach seine Arbeit tun.',
  'The secure connection to {0} could not be set up: {1}.': 'Die sichere Verbindung zu {0} kam nicht zustande: {1}.',
  'Give the rule the CA certificate that signed the server’s, and use the name that is in it.':
    'Geben Sie der Regel das CA-Zertifikat, das das des Servers unterschrieben hat, und verwenden Sie den Namen darin.',
  'The connection to {0} failed: {1}.': 'Die Verbindung zu {0} ist gescheitert: {1}.',
  'Check the address, and that this machine may reach it.':
    'Prüfen Sie die Adresse, und ob dieser Rechner sie erreichen darf.',
  'There is no host {0}.': 'Einen Host {0} gibt es nicht.',
  'The name {0} cannot be looked up now.': 'Der Name {0} ist jetzt nicht nachzuschlagen.',
  'Nobody listens at {0}.': 'An {0} lauscht niemand.',
  '{0} broke the connection off.': '{0} hat die Verbindung abgebrochen.',
  'There is no way to {0}.': 'Zu {0} führt kein Weg.',
};
