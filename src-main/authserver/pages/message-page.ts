/** Answers for short pages that say one thing: already answered, not found, explained. */
import { html, type Markup } from './html.ts';
import { brand, framePage, type FlowLink, type Page, type PageSurroundings } from './page-frame.ts';

/** A short message. The first paragraph is for everybody; what stands under `aside` is for who builds the app. */
export interface Message {
  readonly title: string;
  /** What kind of thing the heading names, in small letters above it. */
  readonly kind?: string;
  readonly heading: Markup | string;
  readonly paragraphs: readonly (Markup | string)[];
  readonly facts?: readonly (readonly [string, Markup | string])[];
  readonly aside?: { readonly heading: Markup | string; readonly paragraphs: readonly string[] };
  readonly flow: FlowLink | null;
}

/** Draws a message on a card. */
export function messagePage(surroundings: PageSurroundings, message: Message): Page {
  const { title, kind, heading, paragraphs, facts = [], aside, flow } = message;
  const table = facts.length === 0 ? null : html`<dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
  const body = html`<main class="mat"><div class="card said">${brand}${kind === undefined ? null : html`<p class="kind">${kind}</p>`}<h1>${heading}</h1>
${paragraphs.map((text, index) => (index === 0 ? html`<p class="first">${text}</p>` : html`<p>${text}</p>`))}${table}
${aside === undefined ? null : html`<h2>${aside.heading}</h2>${aside.paragraphs.map((text) => html`<p>${text}</p>`)}`}</div></main>`;
  return framePage(surroundings, { title, ground: 'desk', body, flow });
}
