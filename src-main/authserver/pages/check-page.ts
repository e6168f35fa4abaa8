/** Answers for the page that explains one check; `error_uri` points at it. */
import { describeCheck } from '../../../src-preload/contract/check-facts.ts';
import type { CheckId } from '../../../src-preload/contract/checks.ts';
import { html, type Markup } from './html.ts';
import { messagePage } from './message-page.ts';
import type { Page, PageSurroundings } from './page-frame.ts';

/** Error codes, as they stand in the catalogue among words. */
const ERROR_CODE = /\b([a-z]+(?:_[a-z]+)+|unauthorized)\b/;

function answerInWords(answer: string): string | Markup {
  if (answer === 'page') return 'a page, never a redirect';
  if (answer === 'client') return 'nothing from Mavio: your app makes this check';
  // Split by a pattern with one group: words and codes in turn.
  return html`${answer.split(ERROR_CODE).map((piece, place) => (place % 2 === 1 ? html`<code>${piece}</code>` : piece))}`;
}

/** Draws the explanation of a check, from the catalogue alone: nothing of any request stands on it. */
export function checkPage(surroundings: PageSurroundings, id: CheckId): Page {
  const check = describeCheck(id);
  return messagePage(surroundings, {
    title: check.title,
    kind: check.answer === 'client' ? 'Your app checks this' : 'Mavio checks this',
    heading: check.title,
    paragraphs: [check.explanation],
    facts: [
      ['Rule', check.ourChoice === true ? `${check.clause}; the exact rule is this console’s choice` : check.clause],
      ['A failure is answered with', answerInWords(check.answer)],
      ['Check', html`<code>${id}</code>`],
    ],
    aside: { heading: 'What to change in your app', paragraphs: [check.cure] },
    flow: null,
  });
}
