/** What "Test this route" tells of its steps. */
export const routeTest: Record<string, string> = {
  'Mails are kept in this gateway; nothing leaves it.': 'Mails bleiben in diesem Gateway; nichts geht hinaus.',
  'Mails are thrown away; nothing leaves this gateway.': 'Mails werden weggeworfen; nichts geht hinaus.',
  "Name server {0} answers; each recipient's domain is looked up when a mail is sent.":
    'Nameserver {0} antwortet; die Domäne jedes Empfängers wird beim Senden nachgeschlagen.',
  '{0} has no MX record: the domain itself': '{0} hat keinen MX-Eintrag: die Domäne selbst',
  '{0}: {1} (own host names)': '{0}: {1} (eigene Hostnamen)',
  'Connected to {0}:{1}.': 'Verbunden mit {0}:{1}.',
  '{0} This route allows sending without TLS.': '{0} Diese Route erlaubt das Senden ohne TLS.',
  'This route uses no TLS.': 'Diese Route verwendet kein TLS.',
  'The relay offers no TLS; mails go unencrypted.': 'Das Relay bietet kein TLS an; Mails gehen unverschlüsselt hinaus.',
  'This route has no login.': 'Diese Route hat keine Anmeldung.',
  'Logged in as {0}.': 'Angemeldet als {0}.',
  '{0} takes mail from {1}: {2}': '{0} nimmt Mail an von {1}: {2}',
  'this gateway': 'diesem Gateway',
  '{0} takes mail for {1}: {2}': '{0} nimmt Mail an für {1}: {2}',
  '{0}, certificate of {1}, issued by {2}, valid until {3}':
    '{0}, Zertifikat von {1}, ausgestellt von {2}, gültig bis {3}',
};
