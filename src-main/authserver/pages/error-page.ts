/** Answers for the error page: what a person should know, what a developer should change, and how far the request climbed. */
import { describeCheck, firstFailure } from '../../../src-preload/contract/check-facts.ts';
import type { CheckResult, ShownValue } from '../../../src-preload/contract/checks.ts';
import type { Diagnosis } from '../../../src-preload/contract/doctor.ts';
import { wordsFor } from './error-words.ts';
import { html, type Markup } from './html.ts';
import { ladder } from './ladder.ts';
import { mismatch } from './mismatch.ts';
import { brand, framePage, type FlowLink, type Page, type PageSurroundings } from './page-frame.ts';

/** What the error page shows. `checks` is the whole ladder with one failure. */
export interface ErrorView {
  readonly checks: readonly CheckResult[];
  readonly appName: string | null;
  readonly flow: FlowLink | null;
  /** What the redirect doctor found, where a redirect URI is not registered. */
  readonly diagnosis?: Diagnosis | null;
  /** The same request once more: path and query. */
  readonly again?: string | null;
}

const NO_REDIRECT = 'This is an error page and not a redirect, because a redirect to an address that was not verified would hand the answer to a stranger (RFC 6749 §4.1.2.1).';
const LONGEST = 600;

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function valueCell(value: ShownValue): Markup {
  if (value.kind === 'absent') return html`<dd class="other">nothing</dd>`;
  if (value.kind === 'fingerprint') return html`<dd class="other">a value of ${value.length} characters, fingerprint ${value.fingerprint}</dd>`;
  // Words of the engine stand in the letters of the page, values of the wire in those of the wire.
  return /\s/.test(value.text) ? html`<dd class="other">${shorten(value.text)}</dd>` : html`<dd>${shorten(value.text)}</dd>`;
}

/** The two values under each other. */
function values({ id, received, expected }: CheckResult): Markup | null {
  if (received === undefined && expected === undefined) return null;
  const expectedLabel = id === 'redirect.registered' ? 'Registered' : 'Expected';
  return html`<dl class="values">${received === undefined ? null : html`<dt>You sent</dt>${valueCell(received)}`}${expected === undefined ? null : html`<dt>${expectedLabel}</dt>${valueCell(expected)}`}</dl>`;
}

function actions(flow: FlowLink | null, again: string | null): Markup | null {
  if (flow === null && again === null) return null;
  return html`<div class="do">${flow === null ? null : html`<a class="btn" href="${flow.href}">Fix it in the console</a>`}${again === null ? null : html`<a class="btn other" href="${again}">Try again</a>`}</div>`;
}

/** Draws the error page. */
export function errorPage(surroundings: PageSurroundings, { checks, appName, flow, diagnosis = null, again = null }: ErrorView): Page {
  const failure = firstFailure(checks);
  const { heading, lead } = wordsFor(failure?.id ?? 'request.method', appName);
  const facts = describeCheck(failure?.id ?? 'request.method');
  const about = diagnosis === null ? (failure?.note ?? facts.explanation) : `Mavio compares redirect URIs as plain text. ${failure?.note ?? ''}`;
  const cure = failure?.id.startsWith('redirect.') === true || failure?.id.startsWith('client.') === true ? `${facts.cure} ${NO_REDIRECT}` : facts.cure;
  const body = html`<header class="top">${brand}</header><main class="stop"><section><h1>${heading}</h1><p class="lead">${lead}</p>
<h2>If you build ${appName ?? 'this app'}</h2><p>${about}</p>${diagnosis !== null ? mismatch(diagnosis) : failure === null ? null : values(failure)}<p>${cure}</p>
${actions(flow, again)}</section>${ladder(checks)}</main>`;
  return framePage(surroundings, { title: heading, ground: 'paper', body, flow });
}
