/** Answers for the files that the server's pages need: one style sheet, the fonts from their npm packages, an icon. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Log } from '../host.ts';
import { pageStyle, type FontFace } from './pages/page-style.ts';

const LATIN = 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';
const LATIN_EXT =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF';

const FONTS = [
  { family: 'Instrument Sans', weight: '400 700', from: '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2', range: LATIN },
  { family: 'Instrument Sans', weight: '400 700', from: '@fontsource-variable/instrument-sans/files/instrument-sans-latin-ext-wght-normal.woff2', range: LATIN_EXT },
  { family: 'National Park', weight: '200 800', from: '@fontsource-variable/national-park/files/national-park-latin-wght-normal.woff2', range: LATIN },
  { family: 'National Park', weight: '200 800', from: '@fontsource-variable/national-park/files/national-park-latin-ext-wght-normal.woff2', range: LATIN_EXT },
  { family: 'IBM Plex Mono', weight: '400', from: '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2', range: null },
  { family: 'IBM Plex Mono', weight: '600', from: '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-600-normal.woff2', range: null },
] as const;

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1A2028"/><path d="M8 14v4M12 10v12M16 13v6M20 8v16M24 14v4" stroke="#FFFEFA" stroke-width="2" stroke-linecap="round"/></svg>`;

/** One file, ready to be sent. */
export interface Asset {
  readonly type: string;
  readonly bytes: Buffer;
}

/** Paths of the style sheet and the icon, and every file by its path. Paths change with the content, so browsers may keep them for ever. */
export interface PageAssets {
  readonly style: string;
  readonly icon: string;
  readonly files: ReadonlyMap<string, Asset>;
}

function pathOf(name: string, extension: string, bytes: Buffer): string {
  return `/oauth/assets/${name}-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.${extension}`;
}

/** Reads the files once, at start. A font that cannot be read is left out with a warning: the pages then use the system's. */
export function loadAssets(log: Log): PageAssets {
  const require = createRequire(import.meta.url);
  const files = new Map<string, Asset>();
  const faces: FontFace[] = [];
  for (const { family, weight, from, range } of FONTS) {
    try {
      const bytes = readFileSync(require.resolve(from));
      const url = pathOf(family.toLowerCase().replaceAll(' ', '-'), 'woff2', bytes);
      files.set(url, { type: 'font/woff2', bytes });
      faces.push({ family, weight, url, range });
    } catch (cause) {
      log.warn('A font of the pages cannot be read; the system’s font is used.', { font: from, cause: String(cause) });
    }
  }
  const sheet = Buffer.from(pageStyle(faces));
  const style = pathOf('page', 'css', sheet);
  files.set(style, { type: 'text/css; charset=utf-8', bytes: sheet });
  const drawing = Buffer.from(ICON);
  const icon = pathOf('mavio', 'svg', drawing);
  files.set(icon, { type: 'image/svg+xml', bytes: drawing });
  return { style, icon, files };
}
