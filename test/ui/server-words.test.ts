import { describe, expect, it } from 'vitest';
import { de } from '../../admin-ui/src/texts/de/index.ts';
import { serverWords } from '../../admin-ui/src/texts/de/server/index.ts';
import { en } from '../../admin-ui/src/texts/en/index.ts';
import { refusal } from '../../gateway/mail/send/reply.ts';
import { allTexts, sentencesOf } from './gateway-sentences.ts';

/** Rooms whose every word an administrator may come to read in the console. */
const WHOLE = ['mail', 'outbox', 'inbound', 'jobs', 'webhooks', 'push', 'directory'];
/** Messages to owners of tokens, in their own languages. */
const TEMPLATES = 'push/default-templates.ts';

describe("German for the gateway's own sentences", () => {
  it('is there for every error and remedy of mail, queue, forwarding, checks, pushes and directory', () => {
    // Made of a field's name and what is wrong with it; the form says the latter at the field.
    const frame = 'The {0} {1}.';
    const missing = sentencesOf(WHOLE).filter(
      ({ text, file }) => text !== frame && file !== TEMPLATES && serverWords[text] === undefined,
    );
    expect(missing.map(({ code, text, file }) => `${code}: ${text} (${file})`)).toEqual([]);
  });

  it('translates nothing that the gateway does not say', () => {
    const said = allTexts();
    const all = [...said].join('\n');
    // Some are put together from pieces; then each piece must be there.
    const pieces = (sentence: string) => sentence.split(/\{\d\}/).map((piece) => piece.trim());
    const isSaid = (sentence: string) => said.has(sentence) || pieces(sentence).every((piece) => all.includes(piece));
    expect(Object.keys(serverWords).filter((sentence) => !isSaid(sentence))).toEqual([]);
  });

  it('has a place for everything that the English sentence has', () => {
    const places = (text: string) => [...text.matchAll(/\{\d\}/g)].map(([place]) => place).sort();
    for (const [english, german] of Object.entries(serverWords))
      expect(places(german), english).toEqual(places(english));
  });
});

describe('a sentence of the gateway', () => {
  it('is said in German with what differs in it', () => {
    const { message, remedy } = refusal('sender', '550 5.7.1 Go away: you are not listed', 'mx.example.net:25');
    expect(de.says(message)).toBe(
      'mx.example.net:25 hat den Absender abgelehnt: 550 5.7.1 Go away: you are not listed',
    );
    expect(de.says(remedy!)).toMatch(/^Lassen Sie das Relay dieses Gateway annehmen/);
    expect(en.says(message)).toBe(message);
  });

  it('may hold another one, and words of its own', () => {
    expect(de.says('The certificate of mx:25 has expired. It is tried again in 5 minutes.')).toBe(
      'Das Zertifikat von mx:25 ist abgelaufen. Neuer Versuch in 5 Minuten.',
    );
    expect(de.says('There is no mail route "x".')).toBe('Nicht gefunden: Mail-Route "x".');
  });

  it('may be a cause with its remedy, or name what is missing', () => {
    expect(de.says('"x y" is not a language tag. Write it like en, de or zh-TW.')).toBe(
      '"x y" ist kein Sprachkürzel. Schreiben Sie es wie en, de oder zh-TW.',
    );
    expect(de.says('The user has no e-mail address.')).toBe('Der Benutzer hat keine E-Mail-Adresse.');
  });

  it('stays as it is where nothing is known of it', () => {
    const unknown = ['Something (new) happened: 5 + 5?', 'Nobody knows how this was set up.'];
    for (const sentence of unknown) expect(de.says(sentence)).toBe(sentence);
  });
});
