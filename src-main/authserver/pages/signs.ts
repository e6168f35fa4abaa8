/** Answers for the small drawings on the pages: Mavio's mark, the verdict signs, the tile of an app. */
import type { CheckOutcome } from '../../../src-preload/contract/checks.ts';
import type { StoredPerson } from '../../storage/people-store.ts';
import { html, type Markup } from './html.ts';
import { initialOf, paintOf } from '../../../src-preload/contract/monogram.ts';

/** Mavio's mark, `size` pixels wide. */
export function mavioMark(size: number): Markup {
  return html`<svg width="${size}" height="${size}" viewBox="0 0 22 22" aria-hidden="true"><path d="M3 9v4M7 5v12M11 8v6M15 3v16M19 9v4" stroke="currentColor" stroke-width="2" stroke-linecap="round"/></svg>`;
}

/** Tile of an app: its initial on its colour. */
export function appTile(clientId: string, name: string): Markup {
  const { ground, letter } = paintOf(clientId);
  return html`<svg width="56" height="56" viewBox="0 0 56 56" aria-hidden="true"><rect width="56" height="56" rx="11" fill="${ground}"/><text x="28" y="38" text-anchor="middle" class="initial" fill="${letter}">${initialOf(name)}</text></svg>`;
}

/** Logo of an app. It says nothing to screen readers: the name stands below. In: its path on this server. */
export function appLogo(path: string): Markup {
  return html`<img class="logo" src="${path}" width="56" height="56" alt="">`;
}

/** Picture of a person, or the initial on their colour, `side` pixels wide. It says nothing to screen readers: the name stands beside it. */
export function personTile({ personId, name, pictureId }: Pick<StoredPerson, 'personId' | 'name' | 'pictureId'>, side: number): Markup {
  if (pictureId !== null) return html`<img class="face" src="/oauth/logos/${pictureId}.png" width="${side}" height="${side}" alt="">`;
  const { ground, letter } = paintOf(personId);
  return html`<svg class="face" width="${side}" height="${side}" viewBox="0 0 28 28" aria-hidden="true"><rect width="28" height="28" fill="${ground}"/><text x="14" y="19" text-anchor="middle" class="small initial" fill="${letter}">${initialOf(name)}</text></svg>`;
}

/** The dotted way between the app and Mavio. */
export const dottedWay = html`<svg class="way" width="44" height="12" aria-hidden="true"><path d="M2 6h40"/></svg>`;

/** A plain dash, for what an app may not do. */
export const dash = html`<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path class="stroke" d="M4 8h8"/></svg>`;

const VERDICTS: Readonly<Record<CheckOutcome, Markup>> = {
  pass: html`<svg class="sign pass" width="16" height="16" viewBox="0 0 16 16" role="img" aria-label="passed"><path class="stroke" d="m3.5 8.4 3 3 6-6.8"/></svg>`,
  fail: html`<svg class="sign fail" width="16" height="16" viewBox="0 0 16 16" role="img" aria-label="failed"><rect x="1" y="1" width="14" height="14"/><path class="cross" d="m5 5 6 6M11 5l-6 6"/></svg>`,
  skip: html`<svg class="sign skip" width="16" height="16" viewBox="0 0 16 16" role="img" aria-label="does not apply"><circle cx="8" cy="8" r="6.25"/><path d="M5.2 8h5.6"/></svg>`,
  not_reached: html`<svg class="sign none" width="16" height="16" viewBox="0 0 16 16" role="img" aria-label="not reached"><circle cx="8" cy="8" r="6.25"/></svg>`,
};

/** Sign of a check's outcome. */
export function verdictSign(outcome: CheckOutcome): Markup {
  return VERDICTS[outcome];
}
