/**
 * A mail's HTML as a client would show it: a page of its own from the gateway, under its own Content-Security-Policy,
 * in a frame that may run nothing and load nothing; a link opens in a new tab.
 */
export function MailFrame({ src, title, height = 520 }: { src: string; title: string; height?: number | string }) {
  return (
    <iframe
      // A new frame for a new mail: moving one frame on would be a step for the browser's Back button.
      key={src}
      src={src}
      title={title}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      style={{ display: 'block', width: '100%', height, border: 0, background: '#fff', colorScheme: 'light' }}
    />
  );
}
