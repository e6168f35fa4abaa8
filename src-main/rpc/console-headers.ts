/** Answers for the headers of the served console's pages: what they may load, and that nothing may frame or keep them. */

/**
 * Headers of every answer on the console's own port. In: its port. The policy allows no inline script and no inline style;
 * React sets styles through the object model, which the policy does not concern (CSP level 3, 8.3).
 */
export function consoleHeaders(port: number): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    // Not every browser counts a WebSocket as 'self'.
    `connect-src 'self' ws://127.0.0.1:${String(port)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
}

/** How long a file may be kept. Names under `assets/` carry a hash of what is in them; the page itself must be asked for each time. */
export function cacheControl(path: string): string {
  return /[/\\]assets[/\\][^/\\]+$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-store';
}
