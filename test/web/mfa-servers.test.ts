import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { invalid } from '../../gateway/core/errors.ts';
import { openPushRig, type PushRig } from '../push/room.ts';
import { format, pythonRequests, recipe, recipeText } from '../rig/recipe.ts';
import { startWeb, type TestWeb } from './rig.ts';

/* The calls that MFA servers make when they are set up by the files of docs/mfa-servers/. */

const ACCEPTED = /^0: Accepted for delivery, id [0-9a-f-]{36}\n$/;

let web: TestWeb;
let key: string;
beforeAll(async () => {
  web = await startWeb();
  key = (await web.keyFor('send')).authorization!.slice('Bearer '.length);
});
afterAll(() => web.close());

const last = (at = web) => at.services.asked.filter(({ call }) => call === 'submit').at(-1)!.args;
const OTP = 'Your OTP is 123 456 & more';

describe('privacyIDEA, HttpSMSProvider', () => {
  /** Options that the provider knows itself; all others are parameters. */
  const OWN = /^(URL|HTTP_METHOD|CHECK_SSL|SEND_DATA_AS_JSON|USERNAME|PASSWORD|REGEXP|RETURN_\w+|TIMEOUT)$/;

  async function submit(phone: string, otp: string, change: Record<string, string> = {}, headers = {}) {
    const gateway = { ...recipe('privacyidea/sms-gateway-http.json', { url: web.url, key }), ...change };
    const options = Object.entries(gateway).flatMap(([name, value]): [string, string][] =>
      name.startsWith('option.') && value !== '' ? [[name.slice(7), String(value)]] : [],
    );
    const {
      URL: url,
      HTTP_METHOD,
      SEND_DATA_AS_JSON,
      USERNAME,
      PASSWORD,
      REGEXP,
      RETURN_SUCCESS,
    } = Object.fromEntries(options);
    const [, pattern, by] = /^\/(.*)\/(.*)\/$/.exec(REGEXP!)!;
    const values = { phone: phone.replaceAll(new RegExp(pattern!, 'g'), by!), otp };
    const parameter = Object.fromEntries(
      options.filter(([name]) => !OWN.test(name)).map(([name, value]) => [name, format(value, values)]),
    );
    const sent = HTTP_METHOD === 'GET' ? { params: parameter } : { data: parameter };
    const answer = await pythonRequests(url!, {
      ...(SEND_DATA_AS_JSON === 'yes' ? { json: parameter } : sent),
      ...(USERNAME && { auth: [USERNAME, PASSWORD!] as [string, string] }),
      headers,
    });
    return { ...answer, success: answer.status === 200 && answer.text.includes(RETURN_SUCCESS!) };
  }

  it('posts a form with Basic authentication', async () => {
    const answer = await submit('+44 7700/900-123', OTP);
    expect(answer).toMatchObject({ success: true, text: expect.stringMatching(ACCEPTED) });
    expect(answer.type).toBe('text/plain; charset=utf-8');
    expect(last()[0]).toMatchObject({ channel: 'sms', to: '+447700900123', text: OTP, class: 'otp' });
    expect(last()[1]).toMatchObject({ kind: 'api-key', name: 'send' });
    const { items } = await web.access.audit.list({ limit: 1 });
    expect(items[0]).toMatchObject({ action: 'message.send', actor: 'send' });
    expect(JSON.stringify(items[0])).not.toContain('123 456');
  });

  it('gets, or posts JSON with a header of its own', async () => {
    expect(await submit('+447700900124', OTP, { 'option.HTTP_METHOD': 'GET' })).toMatchObject({ success: true });
    expect(last()[0]).toMatchObject({ to: '+447700900124', text: OTP });
    const json = { 'option.SEND_DATA_AS_JSON': 'yes', 'option.USERNAME': '', 'option.PASSWORD': '' };
    const answer = await submit('+447700900125', OTP, json, { Authorization: `Bearer ${key}` });
    expect(answer.success).toBe(true);
    expect(last()[0]).toMatchObject({ to: '+447700900125', text: OTP });
  });

  it('sees that it failed', async () => {
    expect(await submit('+447700900124', OTP, { 'option.PASSWORD': 'wrong' })).toMatchObject({ success: false });
    expect(await submit('', OTP)).toMatchObject({ status: 422, success: false });
  });
});

describe('privacyIDEA, WebHook', () => {
  let rig: PushRig;
  let pi: TestWeb;
  let pushKey: string;
  beforeEach(async () => {
    rig = await openPushRig();
    const enrolments = rig.enrolments({ directory: rig.directory, users: rig.stores.userBatch });
    pi = await startWeb({ deps: { enrolments } });
    pushKey = (await pi.keyFor('push')).authorization!.slice('Bearer '.length);
    await rig.user({ login: 'ada', email: 'ada@example.com' });
  });
  afterEach(async () => {
    await pi.close();
    await rig.close();
  });
  const options = (file: string) => {
    const event = recipe(`privacyidea/${file}`, { url: pi.url, key: pushKey });
    const named = (name: string) => String(event[`option.${name}`]);
    return { url: named('URL'), type: named('content_type'), data: named('data') };
  };
  const pushed = async () => {
    const { items } = await rig.directory.listTokens({ limit: 10 });
    const [push] = await rig.pushes.listByToken(items[0]!.id);
    expect(items).toHaveLength(1);
    expect((await rig.mail(push!.messageId)).parsed.text).toContain('https://privacyidea.example/');
    return push!;
  };

  it('of newer versions replaces in each text of the JSON, and names it application/json', async () => {
    const { url, type, data } = options('event-webhook.json');
    const values = { userrealm: 'example.com', username: 'ada' };
    const replaced = JSON.parse(data, (_, value) => (typeof value === 'string' ? format(value, values) : value));
    const call = { data: JSON.stringify(replaced), headers: { 'Content-Type': type } };
    expect(await pythonRequests(url, call)).toMatchObject({ status: 202 });
    expect(await pushed()).toMatchObject({ userLogin: 'ada', channel: 'email' });
    expect(await pythonRequests(url, call)).toMatchObject({ status: 202 });
    expect(await pushed()).toMatchObject({ state: 'queued' });
  });

  // 3.8 wrote one of them wrong.
  it.each(['urlencoded', 'urlendcode', 'application/x-www-form-urlencoded'])(
    'of older versions replaces in a text and names it %s',
    async (type) => {
      const { url, data } = options('event-webhook-form.json');
      const text = format(data, { user_realm: 'example.com', logged_in_user: 'ada' });
      expect(await pythonRequests(url, { data: text, headers: { 'Content-Type': type } })).toMatchObject({
        status: 202,
      });
      expect(await pushed()).toMatchObject({ userLogin: 'ada' });
    },
  );

  it('is told what is wrong, and is not let in from pages of a browser', async () => {
    const { url } = options('event-webhook-form.json');
    const headers = { 'Content-Type': 'urlencoded' };
    const wrong = await pythonRequests(url, { data: 'domain=example.com&user.login=&token.issuer=x', headers });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('user');
    const twice = await pythonRequests(url, { data: 'domain=a&domain=b', headers });
    expect(JSON.parse(twice.text).error).toMatchObject({ code: 'FORM_MALFORMED' });
    for (const data of ['user=x&user.login=y', '__proto__.x=1', 'user.__proto__.x=1']) {
      expect((await pythonRequests(url, { data, headers })).status).toBe(400);
    }
    const browser = { ...headers, Origin: 'https://evil.example' };
    const forged = await pythonRequests(url, { data: 'domain=example.com', headers: browser });
    expect(JSON.parse(forged.text).error).toMatchObject({ code: 'CSRF_HEADER' });
  });
});

describe('LinOTP', () => {
  it('HttpSMSProvider posts or gets, and knows success by how the answer begins', async () => {
    const config = recipe('linotp/sms-http.json', { url: web.url, key }) as Record<string, string>;
    const parameter = {
      [config.SMS_PHONENUMBER_KEY!]: '+447700900130',
      [config.SMS_TEXT_KEY!]: OTP,
      ...(config.PARAMETER as unknown as Record<string, string>),
    };
    const auth: [string, string] = [config.USERNAME!, config.PASSWORD!];
    for (const sent of [{ data: parameter }, { params: parameter }]) {
      const { text } = await pythonRequests(config.URL!, { ...sent, auth });
      expect(text.startsWith(config.RETURN_SUCCESS!)).toBe(true);
      expect(last()[0]).toMatchObject({ to: '+447700900130', text: OTP, class: 'otp' });
    }
    // It looks at the text alone, whatever the status.
    const refused = await pythonRequests(config.URL!, { data: parameter, auth: ['linotp', 'wrong'] });
    expect(refused.text.startsWith(config.RETURN_SUCCESS!)).toBe(false);
  });

  it('HttpSMSProvider without keys of its own says phone and sms', async () => {
    const { URL: url, USERNAME, PASSWORD } = recipe('linotp/sms-http.json', { url: web.url, key });
    const auth: [string, string] = [String(USERNAME), String(PASSWORD)];
    await pythonRequests(String(url), { data: { phone: '+447700900131', sms: OTP }, auth });
    expect(last()[0]).toMatchObject({ to: '+447700900131', text: OTP });
  });

  it('RestSMSProvider posts JSON and goes by the status', async () => {
    const config = recipe('linotp/sms-rest.json', { url: web.url, key }) as Record<string, string>;
    // Both are looked up without a default: without them it does not start.
    const [phoneKey, textKey] = [config.SMS_PHONENUMBER_KEY!, config.SMS_TEXT_KEY!];
    const payload = { ...(config.PAYLOAD as unknown as Record<string, string>) };
    payload[textKey] = payload[textKey]!.replace('<message>', OTP);
    payload[phoneKey] = payload[phoneKey]!.replace('<phone>', '+447700900132');
    const auth: [string, string] = [config.USERNAME!, config.PASSWORD!];
    const headers = { Accept: 'application/json', 'Content-type': 'application/json' };
    expect(await pythonRequests(config.URL!, { json: payload, auth, headers })).toMatchObject({ status: 200 });
    expect(last()[0]).toMatchObject({ to: '+447700900132', text: OTP });
    // A payload may also list its one recipient.
    const listed = { ...payload, [phoneKey]: ['+447700900133'] };
    expect(await pythonRequests(config.URL!, { json: listed, auth })).toMatchObject({ status: 200 });
    expect(last()[0]).toMatchObject({ to: '+447700900133' });
  });
});

describe('DualShield, a provider of the HTTP kind', () => {
  /** The sections of the file. */
  const sections = (url: string) => {
    const parts = recipeText('dualshield/http-provider.ini', { url }).split(/^\[(\w+)\]$/m);
    const lines = (text: string) => [...text.matchAll(/^(\w+) += (.+)$/gm)].map(([, name, value]) => [name!, value!]);
    return { post: Object.fromEntries(lines(parts[2]!)), get: Object.fromEntries(lines(parts[4]!)) };
  };

  it('posts number, text and password under the names of the file', async () => {
    const { post } = sections(web.url);
    const data = { [post.number]: '+447700900127', [post.text]: OTP, [post.password]: key };
    const { text } = await pythonRequests(post.address, { method: post.method, data });
    expect(text).toContain(post.success);
    expect(last()[0]).toMatchObject({ to: '+447700900127', text: OTP });
  });

  it('puts the password into the address only where the settings allow it', async () => {
    const { get } = sections(web.url);
    const query = { user: 'dualshield', [get.number]: '+447700900127', [get.text]: OTP, [get.password]: key };
    const refused = await pythonRequests(get.address, { params: query });
    expect(JSON.parse(refused.text).error).toMatchObject({ code: 'KEY_IN_QUERY' });
    const open = await startWeb({ settings: { smsKeyInQuery: true } });
    try {
      const { key: there } = await open.access.apiKeys.create({ name: 'ds', scopes: ['send'], expiresAt: null });
      const params = { ...query, [get.password]: there };
      const answer = await pythonRequests(sections(open.url).get.address, { method: get.method, params });
      expect(answer.text).toContain(get.success);
      expect(last(open)[0]).toMatchObject({ to: '+447700900127', text: OTP });
      expect(JSON.stringify(open.lines)).not.toContain(there);
    } finally {
      await open.close();
    }
  });
});

describe('an SMS by plain HTTP', () => {
  it('may be to a number whose plus was left out', async () => {
    const outbox = {
      submit: async ({ to }: { to: string }) => {
        if (to.startsWith('+')) return `0190-${to}`;
        throw invalid('MOBILE_INVALID', 'That is no number of this country.');
      },
    };
    const picky = await startWeb({ deps: { outbox: outbox as never } });
    try {
      const headers = await picky.keyFor('send');
      const send = async (to: string) =>
        (await pythonRequests(`${picky.url}/api/v1/sms`, { data: { to, text: 'x' }, headers })).status;
      expect([await send('447700900123'), await send('07700'), await send('12-34')]).toEqual([200, 422, 422]);
    } finally {
      await picky.close();
    }
  });

  it('is refused without a key, with a wrong one, or with one for something else', async () => {
    const before = web.services.asked.length;
    const send = async (headers: Record<string, string>, data = { to: '+447700900128', text: 'x' }) =>
      (await pythonRequests(`${web.url}/api/v1/sms`, { data, headers })).status;
    const basic = (password: string) => ({ authorization: `Basic ${Buffer.from(`x:${password}`).toString('base64')}` });
    expect(await send({})).toBe(401);
    expect(await send(basic(`pt_${'A'.repeat(43)}`))).toBe(401);
    expect(await send(await web.keyFor('read'))).toBe(403);
    expect(await send(basic(key), { text: 'x' } as never)).toBe(422);
    expect(web.services.asked.length).toBe(before);
  });
});
