import type { Middleware } from 'koa';

const NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/**
 * Security headers of every answer: nothing may be loaded, framed, sniffed, kept or referred to. Pages (UI, link page,
 * framed mails) put their own Content-Security-Policy in place of this one.
 */
export function securityHeaders(): Middleware {
  return (ctx, next) => {
    ctx.set({
      'Content-Security-Policy': NOTHING,
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'no-referrer',
      'Permissions-Policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'no-store',
    });
    if ((ctx.state.client as { secure: boolean }).secure) ctx.set('Strict-Transport-Security', 'max-age=31536000');
    return next();
  };
}

/**
 * The admin UI: own scripts and styles; <style> elements made at run time carry the nonce, style properties set by
 * script need no permission; frames show mails from our own endpoints.
 */
export function uiPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** The link page: one inline style, images as data: URLs, a form; no script at all. */
export function linkPagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    'img-src data:',
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}
