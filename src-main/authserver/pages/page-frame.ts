/** Answers for what all pages share: head, body and the strip that says where you are. */
import type { PageAssets } from '../assets.ts';
import { html, type Markup } from './html.ts';
import { mavioMark } from './signs.ts';

/** What a page needs from its server: the paths of the style sheet and the icon. */
export type PageSurroundings = Pick<PageAssets, 'style' | 'icon'>;

/** Link to the flow in the console; null where no console can be opened. */
export interface FlowLink {
  readonly number: number;
  readonly href: string;
}

/** A page before it is framed. `desk`: a card lies on the desk; `paper`: the page is the sheet. */
export interface PageContent {
  readonly title: string;
  readonly ground: 'desk' | 'paper';
  readonly body: Markup;
  readonly flow: FlowLink | null;
}

/** A page as it is sent. `title` is what the trace keeps of it. */
export interface Page {
  readonly title: string;
  readonly html: string;
}

/** Mavio's mark and name. */
export const brand = html`<span class="brand">${mavioMark(22)} Mavio</span>`;

/** Puts content into a whole document. */
export function framePage({ style, icon }: PageSurroundings, { title, ground, body, flow }: PageContent): Page {
  const link = flow === null ? null : html`<a href="${flow.href}">Watch flow ${flow.number} in the console</a>`;
  const document = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title} &middot; Mavio</title><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><link rel="stylesheet" href="${style}"><link rel="icon" href="${icon}" type="image/svg+xml"></head>
<body class="${ground}">${body}<footer class="strip"><span>This is a local Mavio server, run by Mavio Console. No real account is involved.</span>${link}</footer></body></html>
`;
  return { title, html: document.text };
}
