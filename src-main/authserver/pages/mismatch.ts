/** Answers for two redirect URIs set under each other on the error page: differing characters marked, mistakes numbered and named. */
import type { Diagnosis, Stretch } from '../../../src-preload/contract/doctor.ts';
import { labelMistakes } from '../../../src-preload/contract/label-mistakes.ts';
import { MISTAKES } from '../../../src-preload/contract/mistakes.ts';
import { html, type Markup } from './html.ts';

/** Longer stretches are cut, in characters. */
const LONGEST = 600;
/** What fits one line of the box, in characters; longer URIs wrap, and then no number could stand under its mark. */
const ONE_LINE = 50;

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Room that holds the columns of both lines, and is not part of the text that somebody copies. */
function pad(columns: number): Markup | null {
  return columns <= 0 ? null : html`<i data-pad="${'\u00a0'.repeat(columns)}"></i>`;
}

const widthOf = ({ received, registered }: Stretch): number => Math.max(shorten(received).length, shorten(registered).length);

function line(stretches: readonly Stretch[], side: 'received' | 'registered'): Markup {
  const cells = stretches.map((stretch) => {
    const text = shorten(stretch[side]);
    const marked = text === '' || !stretch.differs ? text : side === 'received' ? html`<b>${text}</b>` : html`<u>${text}</u>`;
    return html`${marked}${pad(widthOf(stretch) - text.length)}`;
  });
  return html`<dd class="aligned">${cells}</dd>`;
}

function numbers(diagnosis: Diagnosis): Markup | null {
  const { stretches } = diagnosis;
  if (stretches.reduce((sum, one) => sum + widthOf(one), 0) > ONE_LINE) return null;
  let column = 0;
  const cells = labelMistakes(diagnosis).map(({ stretch, numbers: text }) => {
    const start = stretches.slice(0, stretch).reduce((sum, one) => sum + widthOf(one), 0);
    const room = pad(start - column);
    column = start + text.length;
    return html`${room}${text}`;
  });
  return html`<dt aria-hidden="true"></dt><dd class="aligned marks" aria-hidden="true">${cells}</dd>`;
}

/** A class's name as a sentence of its own. */
function heading(title: string): string {
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}.`;
}

/** Draws both URIs and what is wrong. In: a diagnosis that found mistakes. */
export function mismatch(diagnosis: Diagnosis): Markup {
  const { mistakes, nearest, received, stretches } = diagnosis;
  const both =
    nearest === null
      ? html`<dt>You sent</dt><dd>${shorten(received)}</dd><dt>Registered</dt><dd class="other">nothing</dd>`
      : html`<dt>You sent</dt>${line(stretches, 'received')}<dt>Registered</dt>${line(stretches, 'registered')}${numbers(diagnosis)}`;
  const list = mistakes.map(({ class: name }) => html`<li><b>${heading(MISTAKES[name].title)}</b> ${MISTAKES[name].cause} ${MISTAKES[name].cure}</li>`);
  return html`<dl class="values">${both}</dl><ol class="mistakes">${list}</ol>`;
}
