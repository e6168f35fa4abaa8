/** Answers for the line icons of the drawings, as SVG paths on a 16 or 20 px grid. */
import type { ReactNode } from 'react';

const ICONS = {
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1" />
      <path d="M10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.2" />
      <path d="m10.2 10.2 3.3 3.3" />
    </>
  ),
  'arrow-right': <path d="M3 8h10M9.5 4.5 13 8l-3.5 3.5" />,
  link: <path d="M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-1 1M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l1-1" />,
  folder: <path d="M2.5 12.5v-9h4l1.5 2h5.5v7z" />,
  key: (
    <>
      <circle cx="5" cy="11" r="2.5" />
      <path d="m6.8 9.2 6-6M10.5 5.5l2 2" />
    </>
  ),
  keyboard: (
    <>
      <rect x="1.5" y="4" width="13" height="8.5" rx="1" />
      <path d="M4 6.8h.1M6.7 6.8h.1M9.3 6.8h.1M12 6.8h.1M5 9.8h6" />
    </>
  ),
  plus: <path d="M8 3v10M3 8h10" />,
  after: <path d="M3 3.5v9L9.5 8zM12.5 3v10" />,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  'chevron-down': <path d="m5 6.5 3 3 3-3" />,
  'chevron-up': <path d="m5 9.5 3-3 3 3" />,
  'chevron-left': <path d="m9.5 5-3 3 3 3" />,
  'chevron-right': <path d="m6.5 5 3 3-3 3" />,
  replay: <path d="M13 8a5 5 0 1 1-1.6-3.7M13 2.5V5h-2.5" />,
  external: <path d="M9 3h4v4M13 3 7.5 8.5M11.5 9.5V12a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5.5a1 1 0 0 1 1-1h2.5" />,
  tick: <path d="m3.5 8.4 3 3 6-6.8" strokeWidth="1.8" />,
  apps: (
    <>
      <rect x="3" y="3" width="6" height="6" />
      <rect x="11" y="3" width="6" height="6" />
      <rect x="3" y="11" width="6" height="6" />
      <path d="M14 11v6M11 14h6" />
    </>
  ),
  flows: (
    <>
      <path d="M4 3v14M10 3v14M16 3v14" strokeDasharray="4 1.6 1 1.6" />
      <path d="M4 6.5h5.5M8 5l1.8 1.5L8 8M10 13h5.5M14 11.5l1.8 1.5-1.8 1.5" />
    </>
  ),
  mocking: (
    <>
      <path d="M3 6h3M10 6h7M3 14h7M14 14h3" />
      <circle cx="8" cy="6" r="2" />
      <circle cx="12" cy="14" r="2" />
    </>
  ),
  settings: (
    <>
      <path d="M10 2.5 4 17M10 2.5 16 17M6 12.2c2.6 1.6 5.4 1.6 8 0" />
      <circle cx="10" cy="3.4" r="1.3" fill="var(--desk)" />
    </>
  ),
} as const satisfies Record<string, ReactNode>;

const LARGE: readonly IconName[] = ['apps', 'flows', 'mocking', 'settings'];

/** Name of an icon. */
export type IconName = keyof typeof ICONS;

/** An icon that says nothing by itself: the text or label beside it does. In: its size in px, where it is not the size it was drawn at. */
export function Icon({ name, size: wish }: { readonly name: IconName; readonly size?: number }) {
  const drawn = LARGE.includes(name) ? 20 : 16;
  const size = wish ?? drawn;
  const box = `0 0 ${String(drawn)} ${String(drawn)}`;
  return (
    <svg width={size} height={size} viewBox={box} fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      {ICONS[name]}
    </svg>
  );
}
