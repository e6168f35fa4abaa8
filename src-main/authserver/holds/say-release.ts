/** Answers for the one sentence under “What happens if you release now”. */
import { describeCheck } from '../../../src-preload/contract/check-facts.ts';
import type { HoldPreview } from '../../../src-preload/contract/holds.ts';
import type { HeldChange, TraceEvent } from '../../../src-preload/contract/trace.ts';
import { HEADLINES } from '../../../src-preload/contract/headlines.ts';
import { stoppedAt, type Foreseen } from '../foreseen.ts';
import type { Answer } from '../respond.ts';
import { lowerFirst } from './lower-first.ts';
import { addFaults, type Foretold, nameMet, showMet } from './say-faults.ts';

/** What happens when a request is decided as it stands now. In: the decision, and the fault rules that it would meet. */
export function sayDecision({ checks, status, error, words, also }: Foreseen, foretold: readonly Foretold[]): HoldPreview {
  const stop = stoppedAt(checks);
  const more = also === undefined ? '' : ` ${also}`;
  const seen = { checks: [...checks], status, error, meets: [] };
  if (stop === null) {
    const passing = checks.filter(({ outcome }) => outcome === 'pass').length;
    const ladder = passing === 0 ? '' : passing === 1 ? 'The check passes. ' : `All ${String(passing)} checks that apply pass. `;
    return addFaults({ ...seen, sentence: `${ladder}Mavio ${words}.${more}`, cure: '' }, foretold);
  }
  const { number, check } = stop;
  return addFaults({ ...seen, sentence: `Check ${String(number)} fails: ${lowerFirst(HEADLINES[check.id])}. Mavio ${words}.${more}`, cure: describeCheck(check.id).cure }, foretold);
}

function nameChange({ where, name, was, became }: HeldChange): string {
  const what = where === 'header' ? `the header ${name}` : name;
  if (became.kind === 'absent') return `without ${what}`;
  return was.kind === 'absent' ? `with ${what} added` : `with another ${what}`;
}

const listOf = new Intl.ListFormat('en', { type: 'conjunction' });

/** What was decided is kept, whatever is sent. */
function sayKept(event: TraceEvent | null): string {
  if (event === null || !('issued' in event)) return '';
  if (event.issued.length > 0) return ' Mavio has issued it already and keeps it, whatever your app receives.';
  return event.ended.length > 0 ? ' What Mavio has ended stays ended.' : '';
}

/** What happens when an answer is sent as it stands now. In: the answer, what was changed in it, the event that recorded the decision, and what in it has ended since (`sayFate`). */
export function sayAnswer({ status, headers, staging }: Answer, changes: readonly HeldChange[], { event, fate }: { readonly event: TraceEvent | null; readonly fate: string }): HoldPreview {
  const isRedirect = headers['location'] !== undefined && status >= 300 && status < 400;
  const number = changes.find(({ where }) => where === 'status')?.was;
  const instead = number?.kind === 'plain' ? ` instead of ${number.text}` : '';
  const others = changes.filter(({ where }) => where !== 'status').map(nameChange);
  const who = isRedirect ? `The browser is sent on with ${String(status)}${instead}` : `Your app receives ${String(status)}${instead}`;
  const checks = event !== null && 'checks' in event ? [...event.checks] : [];
  const error = event !== null && 'error' in event ? (event.error ?? null) : null;
  const injections = staging?.injections ?? [];
  const makers = injections.filter(({ staged: { point } }) => point !== 'delivery').map((met) => `${lowerFirst(nameMet(met))} made it`);
  // How an answer travels is still to come, also for one that was changed by hand.
  const travels = injections.filter(({ staged: { point } }) => point === 'delivery').map((met) => ` ${nameMet(met)} then steps in: ${lowerFirst(met.staged.title)}.`).join('');
  const how = changes.length === 0 ? `, as ${makers.length === 0 ? 'Mavio decided it' : listOf.format(makers)}` : others.length === 0 ? '' : `, ${listOf.format(others)}`;
  return { sentence: `${who}${how}.${travels}${changes.length === 0 || fate !== '' ? '' : sayKept(event)}${fate}`, checks, status, error, meets: injections.map(showMet) };
}
