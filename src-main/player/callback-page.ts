/** Answers for the page that a browser sees when the console receives a callback: static, without scripts, in both themes. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What the page says. `link` leads back to the console; null where no console can be opened. */
export interface CallbackWords {
  readonly title: string;
  readonly text: string;
  readonly link: string | null;
}

/** The page and the headers it needs. */
export interface CallbackPage {
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The one font of the page travels inside it: the app's origin serves nothing else. Without it the system's font is used. */
function fontFace(): string {
  try {
    const path = createRequire(import.meta.url).resolve('@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2');
    return `@font-face{font-family:"Instrument Sans";font-weight:400 700;src:url(data:font/woff2;base64,${readFileSync(path).toString('base64')}) format("woff2")}`;
  } catch {
    return '';
  }
}

const RULES = `:root{color-scheme:light dark;--desk:#EFECE4;--paper:#FAF8F2;--sheet:#FFFEFA;--line:#BFB8A8;--ink:#1A2028;--ink-2:#454C55;--pencil:#1A4F9C;--pencil-ink:#FFFFFF}
@media (prefers-color-scheme:dark){:root{--desk:#0A0F16;--paper:#0F161F;--sheet:#141D28;--line:#3D4C5C;--ink:#ECE8DD;--ink-2:#BDC2C4;--pencil:#8FCBF2;--pencil-ink:#07131F}}
*{box-sizing:border-box;margin:0}
body{font-variant-numeric:tabular-nums;min-height:100vh;display:flex;flex-direction:column;background:var(--desk);color:var(--ink);font:400 15px/22px "Instrument Sans",system-ui,sans-serif;overflow-wrap:anywhere}
main{flex:1;display:grid;place-items:center;padding:16px 12px}
.card{width:100%;max-width:504px;padding:32px 40px;background:var(--sheet);border:1px solid var(--line);border-radius:8px}
.by{font-size:13px;line-height:20px;color:var(--ink-2)}
h1{margin-top:16px;font:600 22px/30px "Instrument Sans",system-ui,sans-serif}
h1+p{margin-top:10px;color:var(--ink-2)}
a{display:inline-flex;align-items:center;height:32px;margin-top:20px;padding:0 16px;border-radius:4px;background:var(--pencil);color:var(--pencil-ink);font-size:13px;font-weight:600;text-decoration:none}
a:hover{text-decoration:underline}
:focus-visible{outline:2px solid var(--pencil);outline-offset:2px}
footer{padding:11px 24px;border-top:1px solid var(--line);background:var(--paper);color:var(--ink-2);font-size:13px;line-height:20px}
@media (max-width:560px){.card{padding:24px 20px}footer{padding:11px 20px}}`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/**
 * Makes a page maker; the style and its hash are prepared once.
 * No referrer is sent from the page, because its address holds the code.
 */
export function prepareCallbackPage(): (words: CallbackWords) => CallbackPage {
  const style = fontFace() + RULES;
  const hash = createHash('sha256').update(style).digest('base64');
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; font-src data:; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
  return ({ title, text, link }) => ({
    headers,
    html: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title><meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,"><style>${style}</style></head>
<body><main><div class="card"><p class="by">Callback received by Mavio Console</p><h1>${escape(title)}</h1><p>${escape(text)}</p>${link === null ? '' : `<a href="${escape(link)}">Back to the console</a>`}</div></main><footer>The console listens on this address in place of your app’s server.</footer></body></html>
`,
  });
}
