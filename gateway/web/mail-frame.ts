import { type RawAnswer, raw } from './answer.ts';

/**
 * HTML of a mail as a page that the admin UI frames: no script, nothing loaded from anywhere, an origin of its own;
 * links open in a new tab. The frame needs `sandbox="allow-popups allow-popups-to-escape-sandbox"`.
 */
export function mailFrame(html: string): RawAnswer {
  return raw('text/html; charset=utf-8', `<!doctype html><base target="_blank">${html}`, {
    'Content-Security-Policy': [
      'sandbox allow-popups allow-popups-to-escape-sandbox',
      "default-src 'none'",
      'img-src data:',
      "style-src 'unsafe-inline'",
      "frame-ancestors 'self'",
      "form-action 'none'",
    ].join('; '),
    'X-Frame-Options': 'SAMEORIGIN',
  });
}
