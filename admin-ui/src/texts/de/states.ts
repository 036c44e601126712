import type { Texts } from '../catalogue.ts';

export const states: Texts['states'] = {
  queued: 'Wartet',
  sending: 'Wird gesendet',
  sent: 'Gesendet',
  accepted: 'Gesendet',
  captured: 'Abgefangen',
  delivered: 'Zugestellt',
  failed: 'Fehlgeschlagen',
  expired: 'Abgelaufen',
  cancelled: 'Abgebrochen',
  held: 'Angehalten',
  uncertain: 'Ungewiss',
  opened: 'Link geöffnet',
  revealed: 'QR gesehen',
  verified: 'Bestätigt',
  revoked: 'Widerrufen',
  active: 'Aktiv',
  disabled: 'Abgeschaltet',
  enabled: 'Eingeschaltet',
  connecting: 'Verbindet',
  starting: 'Startet',
  ready: 'Bereit',
  busy: 'Beschäftigt',
  waiting: 'Wartet',
  recovering: 'Erholt sich',
  disconnected: 'Getrennt',
  parked: 'Stillgelegt',
  pending: 'Steht aus',
  submitting: 'Wird übergeben',
  ok: 'Gut',
  info: 'Hinweis',
  warning: 'Warnung',
  error: 'Fehler',
  unused: 'Noch unbenutzt',
  failing: 'Gestört',
};
export const stateMeanings: Texts['stateMeanings'] = {
  sent: 'Vom nächsten Mailserver oder Mobilfunknetz angenommen. Ob es ankam, ist noch nicht bekannt.',
  accepted: 'Vom nächsten Mailserver oder Mobilfunknetz angenommen. Ob es ankam, ist noch nicht bekannt.',
  captured: 'Eine Abfang-Route behält sie in diesem Gateway; sie ging nicht hinaus.',
  delivered: 'Das Telefon oder sein Netz hat die Ankunft bestätigt.',
  uncertain:
    'Dem Modem übergeben, das nie geantwortet hat: vielleicht gesendet, vielleicht nicht. Öffnen Sie sie, um zu entscheiden.',
  held: 'Wartet, bis ein Administrator es freigibt.',
  expired: 'Die Zeit war um, bevor es gesendet werden konnte.',
  opened: 'Der Benutzer hat den Link geöffnet.',
  revealed: 'Der Benutzer hat den QR-Code gesehen.',
  verified: 'Der Benutzer hat einen richtigen Code aus der App eingegeben.',
};

export const errors: Texts['errors'] = {
  unreachable: 'Das Gateway ist nicht erreichbar.',
  unreachableRemedy: 'Prüfen Sie, ob es läuft und ob dieser Rechner verbunden ist, und versuchen Sie es erneut.',
  unreadable: 'Etwas zwischen hier und dem Gateway hat unlesbar geantwortet.',
  unreadableRemedy:
    'Vielleicht ist ein Reverse-Proxy falsch eingerichtet, oder das Gateway startet gerade. Versuchen Sie es gleich noch einmal.',
  unexpected: 'Die Konsole hat einen unbekannten Fehler angetroffen.',
  unexpectedRemedy:
    'Laden Sie die Seite neu. Kommt er wieder, sagen Sie dem Betreiber des Gateways, was Sie getan haben.',
  codeLabel: 'Code',
};
