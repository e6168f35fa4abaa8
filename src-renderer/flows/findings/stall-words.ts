/** Answers for the words about a flow that stopped: short for its row, with the likely cause for its card. */
import { LIFETIMES } from '../../../src-preload/contract/oauth.ts';
import type { Stall } from '../../../src-preload/contract/stalled.ts';
import { roughly } from '../../ui/format-time.ts';

/** The row's remark: short, because it stands in a column of 22 characters. */
export function stallHeadline({ place, forMs, isOver }: Stall): string {
  const span = roughly(forMs);
  switch (place) {
    case 'unopened':
      return `Page not opened, ${span}`;
    case 'consent':
      return isOver ? 'Expired unanswered' : `No answer for ${span}`;
    case 'code':
      return isOver ? 'Code expired unused' : `Not exchanged, ${span}`;
    case 'tokens':
      return isOver ? 'Tokens never used' : `Tokens not used, ${span}`;
  }
}

/** What happened, and what is probably behind it. */
export interface StallWords {
  readonly what: string;
  readonly cause: string;
}

/** In: where and how long it stopped, and where the browser was sent. */
export function explainStall({ place, forMs, isOver }: Stall, callback: string | null): StallWords {
  const span = roughly(forMs);
  switch (place) {
    case 'unopened':
      return { what: `The browser was sent to the consent page ${span} ago and never asked for it.`, cause: 'Was the authorization URL fetched by a program instead of a browser? Send the person there with a redirect or a link.' };
    case 'consent':
      return isOver
        ? { what: `Nobody answered on the consent page. It expired after ${roughly(LIFETIMES.pendingConsent)}.`, cause: 'Begin the login again. Your app must be able to, because people do walk away.' }
        : { what: `The consent page has been open for ${span} without an answer.`, cause: 'Is the page still open in a tab? It can be answered for ten minutes.' };
    case 'code': {
      const where = callback ?? 'your callback';
      const what = isOver ? `The code was never exchanged. It expired after ${roughly(LIFETIMES.code)}.` : `Code issued ${span} ago, never exchanged: is your callback reached?`;
      return { what, cause: `The browser was sent to ${where}. Look there: does something listen, does it read code from the query, and does it fail before it posts to /oauth/token?` };
    }
    case 'tokens':
      return { what: `Tokens issued ${span} ago, never used.`, cause: 'Does your app read access_token from the answer and store it? Its first call to /v1 would show here.' };
  }
}
