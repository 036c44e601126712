import { describe, expect, it } from 'vitest';
import { base32Encode } from '../../gateway/core/base32.ts';
import { readDualShield, readTokenList } from '../../gateway/directory/import/dualshield.ts';
import { readKeyUris } from '../../gateway/directory/import/other-tokens.ts';
import { readXml } from '../../gateway/directory/import/xml.ts';

/* Seed files as others write them. */

describe('exports of Google Authenticator', () => {
  const link = (data: string) => `otpauth-migration://offline?data=${data}`;
  const read = (...lines: string[]) => readKeyUris(lines.join('\n'));

  it.each([
    // The example that dim13/otpauth publishes with its answer, otpauth://totp/Example:alice@google.com?secret=JBSW…
    [
      'CjEKCkhlbGxvId6tvu8SGEV4YW1wbGU6YWxpY2VAZ29vZ2xlLmNvbRoHRXhhbXBsZTAC',
      [['JBSWY3DPEHPK3PXP', 'totp', 'Example', 'alice@google.com', 'SHA1', 6, 0]],
    ],
    // Of extract_otp_secrets: by counter, without an issuer.
    [
      'CiUKEPqlBekzoNEukL7qlsjBCDYSCWhvdHAgZGVtbyABKAEwATgE',
      [['7KSQL2JTUDIS5EF65KLMRQIIGY', 'hotp', null, 'hotp demo', 'SHA1', 6, 4]],
    ],
    // Two accounts, percent-encoded, with a batch id below zero.
    [
      'Ci0KEBfNhW48%2BTYHuJJjaGSVaDgSDHRlc3RAdGVzdC5kZRoFQXBwbGUgASgBMAIKLwoUULGGAD3E0ueYHAy7s69SLeV1tHISCXVzZXJAdGVzdBoGVG9rZW4yIAEoATACEAEYASAAKJbEnKb%2B%2F%2F%2F%2F%2FwE%3D',
      [
        ['C7GYK3R47E3APOESMNUGJFLIHA', 'totp', 'Apple', 'test@test.de', 'SHA1', 6, 0],
        ['KCYYMAB5YTJOPGA4BS53HL2SFXSXLNDS', 'totp', 'Token2', 'user@test', 'SHA1', 6, 0],
      ],
    ],
  ])('are read: %s', (data, accounts) => {
    const { tokens, bad } = read(link(data));
    expect(bad).toEqual([]);
    expect(
      tokens.map(({ seed, type, issuer, login, algorithm, digits, counter }) => {
        return [base32Encode(seed), type, issuer, login, algorithm, digits, counter];
      }),
    ).toEqual(accounts);
  });

  it('in several QR codes are wanted whole, and stand beside otpauth:// lines', () => {
    const first = link('Ci4KCkhlbGxvId6tvu8SEWFsaWNlQGV4YW1wbGUub3JnGgdFeGFtcGxlIAEoATACEAEYAiAAKCo%3D');
    const second = link(
      'CikKFG1hZGUtdXAtaW1wb3J0LXNlZWQhEglPdGhlcjpib2IaACACKAIwAgoiCgpIZWxsbyHerb7vEgVjYXJvbBoHQ291bnRlciABKAEwARABGAIgASgq',
    );
    const whole = read(first, second, 'otpauth://totp/dan?secret=JBSWY3DPEHPK3PXPJBSWY3DP');
    expect(whole.bad).toEqual([]);
    expect(whole.tokens.map(({ login, algorithm, digits }) => [login, algorithm, digits])).toEqual([
      ['alice@example.org', 'SHA1', 6],
      ['bob', 'SHA256', 8],
      ['carol', 'SHA1', 6],
      ['dan', 'SHA1', 6],
    ]);
    const { tokens, bad } = read('# the second one', second);
    expect(tokens).toHaveLength(2);
    expect(bad).toEqual([{ line: 2, serial: null, problem: expect.stringContaining('number 1 is not in the file') }]);
  });

  it.each(['', '%%%', 'CjEKCkhlbGxvId6t', 'AAAA', '/////////////w=='])('that are broken are bad lines: %s', (data) => {
    const { tokens, bad } = read(link(data));
    expect(tokens).toEqual([]);
    expect(bad).toMatchObject([{ line: 1, problem: expect.stringContaining('Google Authenticator') }]);
  });
});

describe('seed files of Deepnet', () => {
  const HEX = '08E49538328BAE830E0DB14A82341100BC23B840';
  const SEED = Buffer.from(HEX, 'hex');

  it('of DualShield 6 name their interval and may be base64', () => {
    const file = (encode: string, seed: string) =>
      readDualShield(
        readXml(`<data><header><manufacturerCode>DN</manufacturerCode><productCode>ST</productCode>
          <encrypt>NONE</encrypt><encode>${encode}</encode><digits>8</digits><timeWindow>60</timeWindow>
          <crypto>HmacSHA256</crypto></header>
          <tokens><token><serial>71358472</serial><seed>${seed}</seed></token></tokens></data>`),
      );
    for (const read of [file('HEX', HEX), file('BASE64', SEED.toString('base64'))]) {
      expect(read.bad).toEqual([]);
      const token = { serial: '71358472', type: 'totp', period: 60, digits: 8, algorithm: 'SHA256', seed: SEED };
      expect(read.tokens).toMatchObject([token]);
      expect(read.tokens[0]!.isPeriodGuessed).toBeUndefined();
    }
    expect(file('BASE64', 'a_b').bad).toMatchObject([{ problem: 'The secret is no base64.' }]);
    const closed = '<data><header><encrypt>AES256</encrypt></header><tokens/></data>';
    expect(() => readDualShield(readXml(closed))).toThrow(expect.objectContaining({ code: 'SEEDS_ENCRYPTED' }));
  });

  it('of Unified Authentication 3 hold a document for each token', () => {
    const info = (data: string, serial = '71358472') =>
      `<tokenInfo><method>PocketID</method><device><manufacturer>Deepnet Security</manufacturer><model>TB</model>
        <serial>${serial}</serial></device><token><![CDATA[${data}]]></token></tokenInfo>`;
    const data = (type: string, secret: string) =>
      `<data><deviceID>9</deviceID><type>${type}</type><counter>7</counter><digits>6</digits>${secret}</data>`;
    const { tokens, bad } = readTokenList(
      readXml(`<tokenList>
${info(data('TB', `<secret enc="HEX">${HEX}</secret>`))}
${info(data('EB', `<secret enc="HEX">${HEX}</secret>`), '')}
${info('no XML', '3')}
</tokenList>`),
    );
    expect(tokens).toMatchObject([
      { line: 2, serial: '71358472', type: 'totp', period: 30, seed: SEED, isPeriodGuessed: true },
      { serial: '9', type: 'hotp', counter: 7 },
    ]);
    expect(bad).toMatchObject([{ serial: '3', problem: expect.stringContaining('XML') }]);
  });
});
