import { describe, expect, it } from 'vitest';
import type { GatewayError } from '../../gateway/core/errors.ts';
import type { SmtpTemplateInput } from '../../gateway/core/model/push.ts';
import { compileMail, compileSms } from '../../gateway/push/compiled.ts';
import type { Values } from '../../gateway/push/template.ts';

const values: Values = {
  LINK: 'https://gateway.example.com/l/abc?a=1&b=2',
  QRCODE: { html: '<img src="cid:q">', src: 'cid:q', text: '(QR)' },
  AUTHZCODE: '1234-5678',
  DISPLAYNAME: '<b>Jane</b> & "Co"\r\nBcc: evil@example.com',
  LOGINNAME: 'DOM\\jane',
  USERNAME: 'DOM\\jane',
  EMAIL: 'jane+x@example.com',
  DOMAINNAME: 'example.com',
  TOKENSERIAL: 'TT1',
  ISSUER: "O'Neill, Inc.",
  ACCOUNT: 'jane',
  EXPIRY: 'tomorrow',
};
const SAFE_NAME = '&lt;b&gt;Jane&lt;/b&gt; &amp; &quot;Co&quot; Bcc: evil@example.com';

const mail = (text: string, more: Partial<SmtpTemplateInput> = {}) =>
  compileMail({ sender: 'Tokens <otp@example.com>', subject: 'Your token', text, html: true, ...more });

function fieldsOf(compile: () => unknown) {
  try {
    compile();
  } catch (error) {
    expect(error).toMatchObject({ code: 'TEMPLATE_INVALID', status: 422 });
    return (error as GatewayError).fields;
  }
  throw new Error('the template was taken');
}

describe('the template language', () => {
  it('takes wildcards in any case, with blanks inside the brackets', () => {
    expect(mail('[[link]]|[[ Link ]]|[[LINK]]').render(values).html).toBe(
      Array(3).fill('https://gateway.example.com/l/abc?a=1&amp;b=2').join('|'),
    );
  });

  it('escapes values in HTML text and attributes', () => {
    const { html } = mail('<p title="[[DISPLAYNAME]]" lang=\'[[ISSUER]]\'>[[DISPLAYNAME]]</p>').render(values);
    expect(html).toBe(`<p title="${SAFE_NAME}" lang='O&#39;Neill, Inc.'>${SAFE_NAME}</p>`);
  });

  it('percent-encodes values inside addresses', () => {
    const { html } = mail('<a href="mailto:[[EMAIL]]?subject=[[DISPLAYNAME]]">x</a>').render(values);
    expect(html).toBe(
      '<a href="mailto:jane%2Bx%40example.com?subject=%3Cb%3EJane%3C%2Fb%3E%20%26%20%22Co%22%20Bcc%3A%20evil%40example.com">x</a>',
    );
  });

  it('keeps subject, sender and SMS on one line each', () => {
    const one = mail('x', { subject: 'For [[DISPLAYNAME]]', sender: '[[DISPLAYNAME]] <otp@example.com>' }).render(
      values,
    );
    const name = '<b>Jane</b> & "Co" Bcc: evil@example.com';
    expect(one.subject).toBe(`For ${name}`);
    expect(one.from).toEqual({ name, address: 'otp@example.com' });
    expect(compileSms({ text: 'Hi [[DISPLAYNAME]],\r\n[[LINK]]' }).render(values)).toBe(`Hi ${name},\n${values.LINK}`);
  });

  it('removes marks that reorder text', () => {
    const rendered = compileSms({ text: '[[ACCOUNT]]' }).render({ ...values, ACCOUNT: 'a\u202egnp.exe\u2066\u0007' });
    expect(rendered).toBe('agnp.exe');
  });

  it('does not read wildcards out of values', () => {
    const tricky = { ...values, ACCOUNT: '[[AUTHZCODE]] $& $1' };
    expect(mail('[[ACCOUNT]]', { html: false }).render(tricky).text).toBe('[[AUTHZCODE]] $& $1');
  });

  it('takes the QR code as text, and as the source of an image of its own', () => {
    const { html, text } = mail('<p>a</p>[[QRCODE]]<img alt="" src="[[qrcode]]">').render(values);
    expect(html).toBe('<p>a</p><img src="cid:q"><img alt="" src="cid:q">');
    expect(text.match(/\(QR\)/g)).toHaveLength(2);
  });

  it('renders inside Outlook conditional comments', () => {
    const { html } = mail('<!--[if mso]><v:rect href="[[LINK]]">[[ACCOUNT]]<![endif]-->').render(values);
    expect(html).toBe('<!--[if mso]><v:rect href="https://gateway.example.com/l/abc?a=1&amp;b=2">jane<![endif]-->');
  });

  it('makes plain text of the HTML once, with links and codes kept', () => {
    const { text } = mail(`<html><head><style>p{}</style><title>T</title></head><body><h1>Hello [[DISPLAYNAME]]</h1>
      <p>Go&nbsp;to <a href="[[LINK]]">this page</a> or <a href="[[LINK]]">[[LINK]]</a>.</p>[[QRCODE]]
      <table><tr><td>Code</td><td>[[AUTHZCODE]]</td></tr></table></body></html>`).render(values);
    expect(text.trim().split(/\n+/)).toEqual([
      'Hello <b>Jane</b> & "Co" Bcc: evil@example.com',
      `Go\u00a0to this page <${values.LINK}> or ${values.LINK}.`,
      '(QR)',
      'Code 1234-5678',
    ]);
  });
});

describe('errors of a template', () => {
  it('name the place and the word that was likely meant', () => {
    expect(fieldsOf(() => mail('<p>\n  [[LNIK]]</p>'))).toEqual([
      { path: 'text', message: 'Line 2, column 3: There is no wildcard [[LNIK]]. Did you mean [[LINK]]?' },
    ]);
  });

  it.each([
    ['AUTHCODE', 'AUTHZCODE'],
    ['QR-CODE', 'QRCODE'],
    ['DISPLAY NAME', 'DISPLAYNAME'],
    ['tokenserail', 'TOKENSERIAL'],
  ])('guess for [[%s]]: %s', (typed, meant) => {
    expect(fieldsOf(() => compileSms({ text: `[[${typed}]]` }))![0]!.message).toContain(`Did you mean [[${meant}]]?`);
  });

  it('guess nothing where nothing is near', () => {
    expect(fieldsOf(() => compileSms({ text: '[[XYZZYPLUGH]]' }))![0]!.message).not.toContain('Did you mean');
  });

  it('come all at once, each with its field', () => {
    const fields = fieldsOf(() => mail('[[FOO]] [[LINK', { sender: 'nobody', subject: '[[QRCODE]]' }));
    expect(fields!.map(({ path }) => path)).toEqual(['sender', 'subject', 'text', 'text']);
  });

  it('tell that [[QRCODE]] needs HTML Format', () => {
    const [field] = fieldsOf(() => mail('a [[qrcode]]', { html: false }))!;
    expect(field).toEqual({
      path: 'text',
      message: 'Line 1, column 3: [[QRCODE]] needs HTML Format: tick the box, or use [[LINK]] instead.',
    });
  });

  it('tell that an SMS carries no picture', () => {
    expect(fieldsOf(() => compileSms({ text: '[[QRCODE]]' }))![0]!.message).toContain('an SMS carries only text');
  });

  it.each([
    ['[[LINK', 'not closed'],
    ['[[LINK]', 'not closed'],
    ['[[<b>LINK</b>]]', 'formatting inside [[LINK]]'],
    ['<a href=[[LINK]]>', 'without quotes'],
    ['<a href="[[DISPLAYNAME]]">', 'only [[LINK]] can'],
    ['<p style="color:[[ISSUER]]">', 'cannot stand in a style attribute'],
    ['<p onclick="[[ISSUER]]">', 'cannot stand in a onclick attribute'],
    ['<style>p{color:[[ISSUER]]}</style>', 'a <style> element'],
    ['<script>"[[ISSUER]]"</script>', 'a <script> element'],
    ['<!-- [[LINK]] -->', 'a comment'],
    ['<p [[ISSUER]]>', 'the <p> tag itself'],
    ['<img alt="[[QRCODE]]">', 'a whole picture'],
    ['<img src="x[[QRCODE]]">', 'a whole picture'],
    ['<a href="[[QRCODE]]">', 'a whole picture'],
  ])('refuse %s', (text, reason) => {
    const fields = fieldsOf(() => mail(text))!;
    expect(fields).toHaveLength(1);
    expect(fields[0]!.message).toContain(reason);
  });

  it.each([
    ['nobody', 'Must be one mailbox'],
    ['A <a@example.com>, B <b@example.com>', 'Must be one mailbox'],
    ['Tokens <otp@[[DOMAINNAME]]>', 'not in the address'],
    ['[[LOGINNAME]]@example.com', 'not in the address'],
    ['[[LINK]] <otp@example.com>', 'cannot stand in the sender'],
    ['[[ISSUR]] <otp@example.com>', 'Did you mean [[ISSUER]]?'],
  ])('refuse the sender %s', (sender, reason) => {
    const [field] = fieldsOf(() => mail('x', { sender }))!;
    expect(field!.path).toBe('sender');
    expect(field!.message).toContain(reason);
  });

  it('refuse an empty SMS', () => {
    expect(fieldsOf(() => compileSms({ text: ' \n ' }))).toEqual([{ path: 'text', message: 'The text is empty.' }]);
  });
});
