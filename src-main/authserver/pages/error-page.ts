/** Answers for the error page: what a person should know, what a developer should change, and how far the request climbed. */
import { describeCheck, firstFailure, type CheckResult, type ShownValue } from '../../../src-preload/contract/checks.ts';
import { compareUris, type Stretch } from './differences.ts';
import { wordsFor } from './error-words.ts';
import { html, type Markup } from './html.ts';
import { ladder } from './ladder.ts';
import { brand, framePage, type FlowLink, type Page, type PageSurroundings } from './page-frame.ts';

/** What the error page shows. `checks` is the whole ladder with one failure. */
export interface ErrorView {
  readonly checks: readonly CheckResult[];
  readonly appName: string | null;
  readonly flow: FlowLink | null;
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

function markedCell(stretches: readonly Stretch[], mark: (text: string) => Markup): Markup {
  return html`<dd>${stretches.map(({ text, differs }) => (differs ? mark(shorten(text)) : shorten(text)))}</dd>`;
}

/** The two values under each other; of two redirect URIs the differing characters are marked. */
function values({ id, received, expected }: CheckResult): Markup | null {
  if (received === undefined && expected === undefined) return null;
  const isUri = id === 'redirect.registered';
  const expectedLabel = isUri ? 'Registered' : 'Expected';
  if (isUri && received?.kind === 'plain' && expected?.kind === 'plain') {
    const marked = compareUris(received.text, expected.text);
    return html`<dl class="values"><dt>You sent</dt>${markedCell(marked.received, (text) => html`<b>${text}</b>`)}<dt>${expectedLabel}</dt>${markedCell(marked.expected, (text) => html`<u>${text}</u>`)}</dl>`;
  }
  return html`<dl class="values">${received === undefined ? null : html`<dt>You sent</dt>${valueCell(received)}`}${expected === undefined ? null : html`<dt>${expectedLabel}</dt>${valueCell(expected)}`}</dl>`;
}

/** Draws the error page. */
export function errorPage(surroundings: PageSurroundings, { checks, appName, flow }: ErrorView): Page {
  const failure = firstFailure(checks);
  const { heading, lead } = wordsFor(failure?.id ?? 'request.method', appName);
  const facts = describeCheck(failure?.id ?? 'request.method');
  const about = failure?.note ?? facts.explanation;
  const cure = failure?.id.startsWith('redirect.') === true || failure?.id.startsWith('client.') === true ? `${facts.cure} ${NO_REDIRECT}` : facts.cure;
  const body = html`<header class="top">${brand}</header><main class="stop"><section><h1>${heading}</h1><p class="lead">${lead}</p>
<h2>If you build ${appName ?? 'this app'}</h2><p>${about}</p>${failure === null ? null : values(failure)}<p>${cure}</p>
${flow === null ? null : html`<div class="do"><a class="btn" href="${flow.href}">Fix it in the console</a></div>`}</section>${ladder(checks)}</main>`;
  return framePage(surroundings, { title: heading, ground: 'paper', body, flow });
}
