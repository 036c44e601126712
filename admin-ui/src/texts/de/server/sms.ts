/** What the gateway says of modems and of SMS that do not get through. */
export const sms: Record<string, string> = {
  Ready: 'Bereit',
  'Ready, roaming': 'Bereit, in fremdem Netz',
  'Waiting for the network: searching': 'Wartet auf das Netz: sucht',
  'Waiting for the network: it denies this SIM': 'Wartet auf das Netz: es weist diese SIM ab',
  'Waiting for the network: not registered': 'Wartet auf das Netz: nicht eingebucht',
  'Waiting for the network': 'Wartet auf das Netz',
  'Setting the modem up': 'Richtet das Modem ein',
  'Setting the modem up anew': 'Richtet das Modem neu ein',
  'An answer stayed away; finding the place again': 'Eine Antwort blieb aus; findet die Stelle wieder',
  Sending: 'Sendet',
  'Not started': 'Nicht gestartet',
  'Switched off by an administrator': 'Von einem Administrator abgeschaltet',
  Stopped: 'Angehalten',
  'Opening {0}': 'Öffnet {0}',
  'Restarted; waiting for it to come back': 'Neu gestartet; wartet, dass es wiederkommt',
  'No modem is set up.': 'Kein Modem ist eingerichtet.',
  'All modems are switched off.': 'Alle Modems sind abgeschaltet.',
  'Modem "{0}": {1}': 'Modem „{0}“: {1}',
  'Modem {0} is not ready.': 'Modem {0} ist nicht bereit.',
  'Check signal and registration, look at its transcript, or restart it.':
    'Prüfen Sie Empfang und Einbuchung, sehen Sie in sein Protokoll, oder starten Sie es neu.',
  'The modems are busy with other messages, or pause as set for their SIMs.':
    'Die Modems sind mit anderen Nachrichten beschäftigt oder pausieren, wie für ihre SIMs eingestellt.',
  'Raise the limit of the SIM if the operator allows it, or add another modem.':
    'Heben Sie die Grenze der SIM an, wenn der Netzbetreiber es erlaubt, oder fügen Sie ein Modem hinzu.',
  'The message expired before a modem was free.': 'Die Nachricht lief ab, bevor ein Modem frei war.',
  'This cannot be sent as SMS: {0}.': 'Das lässt sich nicht als SMS senden: {0}.',
  'Check number and text.': 'Prüfen Sie Nummer und Text.',
  'Part {0} of {1} was refused for good before.': 'Teil {0} von {1} wurde zuvor endgültig abgelehnt.',
  'Part {0} of {1} was handed to a modem and never answered; it may have been sent.':
    'Teil {0} von {1} wurde einem Modem übergeben und nie beantwortet; er kann gesendet sein.',
  'Look at the earlier attempt, then retry the message.':
    'Sehen Sie sich den früheren Versuch an, dann versuchen Sie die Nachricht noch einmal.',
  'The text needs another number of parts than when its first part was sent.':
    'Der Text braucht eine andere Zahl von Teilen als beim Senden des ersten.',
  'Send it again as a new message.': 'Senden Sie ihn als neue Nachricht.',
  'Nothing at {0} answers AT.': 'Nichts an {0} antwortet auf AT.',
  'Check that this is the command port of a modem, and its power; then restart it.':
    'Prüfen Sie, ob das der Befehlsport eines Modems ist, und seinen Strom; dann starten Sie es neu.',
  'The modem has restarted by itself.': 'Das Modem hat von selbst neu gestartet.',
  'If this goes on, check its power supply: modems draw 2 A while they send.':
    'Geht das so weiter, prüfen Sie die Stromversorgung: Modems ziehen beim Senden 2 A.',
  'The connection to the modem was closed.': 'Die Verbindung zum Modem wurde geschlossen.',
  'The modem did not answer.': 'Das Modem hat nicht geantwortet.',
  'The modem took the message and never answered.': 'Das Modem nahm die Nachricht und antwortete nie.',
  'The modem did not ask for the message.': 'Das Modem hat nicht nach der Nachricht gefragt.',
  'Nothing was sent; it is tried again by itself.': 'Nichts wurde gesendet; es wird von selbst wieder versucht.',
  'Look whether it arrived before it is sent again.': 'Sehen Sie nach, ob sie ankam, bevor Sie sie noch einmal senden.',
  'Check power, cable and antenna of the modem; it is restarted by itself.':
    'Prüfen Sie Strom, Kabel und Antenne des Modems; es wird von selbst neu gestartet.',
  'Look at the transcript of this modem; it is set up again by itself.':
    'Sehen Sie ins Protokoll dieses Modems; es wird von selbst wieder eingerichtet.',
  'The connection to the modem at {0} was lost.': 'Die Verbindung zum Modem an {0} ging verloren.',
  'Check cable and power of the modem; the gateway reconnects by itself.':
    'Prüfen Sie Kabel und Strom des Modems; das Gateway verbindet sich von selbst wieder.',
  'The SIM wants a PIN and none is set for this modem.':
    'Die SIM will eine PIN, und für dieses Modem ist keine gesetzt.',
  'Enter the PIN in the settings of this modem.': 'Geben Sie die PIN in den Einstellungen dieses Modems ein.',
  'The SIM did not take this PIN; it is not tried again.':
    'Die SIM hat diese PIN nicht angenommen; sie wird nicht noch einmal versucht.',
  'Enter the right PIN in the settings of this modem.':
    'Geben Sie die richtige PIN in den Einstellungen dieses Modems ein.',
  'The SIM is blocked and wants its PUK.': 'Die SIM ist gesperrt und will ihre PUK.',
  'Unblock the SIM in a phone with its PUK, put it back and restart this modem.':
    'Entsperren Sie die SIM in einem Telefon mit ihrer PUK, setzen Sie sie wieder ein und starten Sie dieses Modem neu.',
  'The SIM leaves one try for its PIN; the gateway does not risk it.':
    'Die SIM lässt einen Versuch für ihre PIN; das Gateway setzt ihn nicht aufs Spiel.',
  'There is a modem named {0} already.': 'Ein Modem namens {0} gibt es schon.',
  'There is a route named {0} already.': 'Eine Route namens {0} gibt es schon.',
  'The route names a modem that does not exist.': 'Die Route nennt ein Modem, das es nicht gibt.',
  'The simulated modem is unplugged.': 'Das simulierte Modem ist ausgesteckt.',
  'Plug it in: switch the fault "unplugged" off.': 'Stecken Sie es ein: schalten Sie die Störung „ausgesteckt“ ab.',
};
