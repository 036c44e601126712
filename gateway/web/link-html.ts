import type { Logo } from '../core/push-services.ts';
import type { LinkReveal } from '../core/services.ts';
import { Html, html } from './html.ts';
import type { LinkTexts } from './link-texts.ts';

// Colours hold WCAG AA in both schemes; the QR code always lies on white, or scanners do not read it.
const STYLE = new Html(`
:root{color-scheme:light dark;--bg:#f3f5f8;--card:#fff;--text:#1b2430;--soft:#4d5a69;--line:#8793a1;--blue:#1558b0;--on:#fff;--red:#b3261e}
@media(prefers-color-scheme:dark){:root{--bg:#12161c;--card:#1c232c;--text:#e8edf3;--soft:#b3bfcc;--line:#6f7d8c;--blue:#8ab8ff;--on:#0b1a2e;--red:#ff9a92}}
*{box-sizing:border-box}
body{margin:0;padding:24px 16px;background:var(--bg);color:var(--text);font:17px/1.5 system-ui,sans-serif}
main{max-width:480px;margin:0 auto;padding:24px;background:var(--card);border-radius:12px;overflow-wrap:anywhere}
h1{margin:0 0 12px;font-size:24px;line-height:1.25}
h2{margin:28px 0 8px;font-size:18px}
p{margin:0 0 16px}
.soft,small{color:var(--soft);font-size:15px}
.error{color:var(--red);font-weight:600}
label{display:block;font-weight:600}
input{width:100%;margin:4px 0 16px;padding:12px;border:1px solid var(--line);border-radius:8px;background:var(--card);color:var(--text);font:inherit;font-size:20px;letter-spacing:1px}
input[aria-invalid=true]{border-color:var(--red)}
button,.button{display:block;width:100%;padding:14px;border:2px solid var(--blue);border-radius:8px;background:var(--blue);color:var(--on);font:inherit;font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
.second{background:none;color:var(--blue)}
:focus-visible{outline:3px solid var(--blue);outline-offset:3px}
.qr{margin:0 auto 16px;padding:8px;background:#fff;border-radius:8px;width:fit-content;max-width:100%}
.qr img{display:block;width:264px;max-width:100%;height:auto;image-rendering:pixelated}
summary{padding:8px 0;color:var(--blue);cursor:pointer}
dt{color:var(--soft);font-size:15px}
dd{margin:0 0 12px}
code{font:600 17px/1.6 ui-monospace,monospace;user-select:all}
form{margin:0 0 16px}
.logo{margin:0 0 20px;padding:8px;background:#fff;border-radius:8px;width:fit-content}
.logo img{display:block;max-width:100%;max-height:72px}
`);

export interface PageFrame {
  language: string;
  nonce: string;
  title: string;
  /** Whom to ask, below every page. */
  help: string | null;
  logo: Logo | null;
}

export function page({ language, nonce, title, help, logo }: PageFrame, content: Html): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
${logo && html`<p class="logo"><img src="data:${logo.type};base64,${logo.bytes.toString('base64')}" alt=""></p>`}
<h1>${title}</h1>
${content}
${help && html`<p class="soft">${help}</p>`}
</main>
</body>
</html>
`.text;
}

export function note(text: string): Html {
  return html`<p>${text}</p>`;
}

/** The question before the secret is shown: the code if one is needed, and a click. */
export function revealForm(t: LinkTexts, ask: { code: boolean; isDigits: boolean; error: string | null }): Html {
  const keys = ask.isDigits ? 'inputmode="numeric"' : 'autocapitalize="characters" spellcheck="false"';
  return html`<form method="post" autocomplete="off">
<input type="hidden" name="step" value="reveal">
${ask.code && field('code', t.codeLabel, t.codeHint, ask.error, new Html(keys))}
<button>${t.show}</button>
</form>`;
}

/** The first code of the app. */
export function verifyForm(t: LinkTexts, error: string | null): Html {
  return html`<form method="post" autocomplete="off">
<input type="hidden" name="step" value="verify">
${field('otp', t.otpLabel, t.otpHint, error, new Html('inputmode="numeric" autocomplete="one-time-code" maxlength="12"'))}
<button>${t.verify}</button>
</form>`;
}

/** QR code, link into the app, the key for typing, and the form that tries the first code. */
export function revealed(t: LinkTexts, reveal: LinkReveal): Html {
  const size = { width: reveal.png.readUInt32BE(16), height: reveal.png.readUInt32BE(20) };
  return html`<p>${t.onlyYou}</p>
<h2>1. ${t.scan}</h2>
<div class="qr"><img src="data:image/png;base64,${reveal.png.toString('base64')}" width="${size.width}" height="${size.height}" alt="${t.qrAlt.replace('{issuer}', reveal.issuer)}"></div>
<p>${t.onThisPhone}</p>
<p><a class="button second" href="${reveal.keyUri}">${t.openApp}</a></p>
<details><summary>${t.byHand}</summary>
<dl><dt>${t.account}</dt><dd>${reveal.issuer}: ${reveal.account}</dd><dt>${t.key}</dt><dd><code>${reveal.secret}</code></dd></dl>
</details>
<h2>2. ${t.confirm}</h2>
${verifyForm(t, null)}`;
}

function field(name: string, label: string, hint: string, error: string | null, attributes: Html): Html {
  return html`<label for="${name}">${label}</label>
<small id="${name}-hint">${hint}</small>
<input id="${name}" name="${name}" required maxlength="100" aria-describedby="${name}-hint${error && ` ${name}-error`}"${error && new Html(' aria-invalid="true" autofocus')} ${attributes}>
${error && html`<p class="error" role="alert" id="${name}-error">${error}</p>`}`;
}
