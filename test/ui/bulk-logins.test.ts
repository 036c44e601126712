import { describe, expect, it } from 'vitest';
import { decodeFile, loginsOf } from '../../admin-ui/src/pages/directory/bulk-logins.ts';

describe('the logins of a bulk push', () => {
  it.each([
    ['one a line', 'ann\r\nbob\n\n  ann \ncem', ['ann', 'bob', 'cem']],
    ['the first column', 'ann;Ann Berg\nbob;"Bob; the other"', ['ann', 'bob']],
    [
      'the column that is called so',
      'Name,E-mail,User name\n"Berg, Ann",a@x.org,ann\n"O""Neil",b@x.org,bob',
      ['ann', 'bob'],
    ],
    ['the column in German', 'Nachname;Benutzername\nMüller;dörte.müller', ['dörte.müller']],
    ['by tabs', 'mail\tlogin\na@x.org\tann', ['ann']],
    ['nothing', ' \n', []],
  ])('are taken out of what is pasted: %s', (_what, text, logins) => {
    expect(loginsOf(text)).toEqual(logins);
  });

  it('are read from files as spreadsheets write them', () => {
    const text = 'login\ndörte';
    const utf16 = Buffer.from(text, 'utf16le');
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\ufeff${text}`),
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      utf16,
      Buffer.from(utf16).swap16(),
      Buffer.from(text, 'latin1'),
    ]) {
      expect(loginsOf(decodeFile(bytes))).toEqual(['dörte']);
    }
  });
});
