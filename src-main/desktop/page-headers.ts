/** Answers for the headers of the window's pages: what they may load, and that nothing may frame or keep them. */

const SHARED = {
  'Cache-Control': 'no-cache',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const;

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

/** Headers of the built page. It talks to the main process over its message port, so it needs no connection at all. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = { ...SHARED, 'Content-Security-Policy': POLICY.join('; ') };

/**
 * Headers while the development server stands in: it injects inline scripts and styles and needs its own socket.
 * In: the server's address. Never used with the built page.
 */
export function devPageHeaders(server: URL): Readonly<Record<string, string>> {
  const loose: Record<string, string> = {
    'script-src': "'self' 'unsafe-inline'",
    'style-src': "'self' 'unsafe-inline'",
  };
  const policy = POLICY.map((line) => {
    const name = line.slice(0, line.indexOf(' '));
    return name in loose ? `${name} ${loose[name] ?? ''}` : line;
  });
  return { ...SHARED, 'Content-Security-Policy': [...policy, `connect-src 'self' ws://${server.host}`].join('; ') };
}
