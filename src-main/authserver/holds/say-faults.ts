/** Answers for the fault rules in “What happens if you release now”: which steps in, and what it makes of the answer. */
import type { FaultAct, FaultEndpoint } from '../../../src-preload/contract/fault-acts.ts';
import { ARMED_PREFIX, statusOfError } from '../../../src-preload/contract/fault-words.ts';
import type { FaultMet, HoldPreview } from '../../../src-preload/contract/holds.ts';
import type { FaultRules, Injection } from '../../lab/fault-rules.ts';
import type { FaultRequest } from '../../oauth/faults/fault-request.ts';
import { notReached } from '../faults/stage.ts';
import { lowerFirst } from './lower-first.ts';

/** A rule that would step in, and where. */
export interface Foretold {
  readonly met: Injection;
  readonly endpoint: FaultEndpoint;
}

/** The rules that would be met, in order; one that answers in the place of the server is the last. Counts nothing. */
export function foretellFaults(faults: Pick<FaultRules, 'on' | 'foretell'>, asks: readonly FaultRequest[]): Foretold[] {
  const found: Foretold[] = [];
  for (const request of faults.on ? asks : []) {
    const met = faults.foretell(request);
    if (met !== null) found.push({ met, endpoint: request.endpoint });
    if (met?.staged.point === 'instead') break;
  }
  return found;
}

/** A rule for the screen. */
export function showMet({ staged: { ruleId, number, title } }: Injection): FaultMet {
  return { by: ruleId.startsWith(ARMED_PREFIX) ? 'checkup' : 'rule', number, title };
}

/** `Rule 2`, `The check-up`. */
export function nameMet(met: Injection): string {
  const { by, number } = showMet(met);
  return by === 'checkup' ? 'The check-up' : `Rule ${String(number)}`;
}

/** What the answer of a rule in the place of Mavio comes to. */
function answerOf(act: FaultAct, endpoint: FaultEndpoint): Pick<HoldPreview, 'status' | 'error'> {
  if (act.kind === 'oauth_error') return { status: endpoint === 'authorize' || endpoint === 'callback' ? 302 : statusOfError(act.error), error: act.error };
  if (act.kind === 'status') return { status: act.status, error: null };
  if (act.kind === 'redirect_loop') return { status: endpoint === 'authorize' ? 302 : 307, error: null };
  return { status: null, error: null };
}

/** What a rule makes of an answer that Mavio has decided. */
function bend(preview: HoldPreview, { met: { act }, endpoint }: Foretold): Pick<HoldPreview, 'status' | 'error'> {
  const { status, error } = preview;
  if (act.kind === 'html') return { status: act.status, error: null };
  if (endpoint === 'callback' && act.kind === 'oauth_error') return answerOf(act, endpoint);
  return act.kind === 'drop' && act.at !== 'in_the_middle' ? { status: null, error } : { status, error };
}

/** What the API answers is known only when it answers: a field that shall be touched may not be in it. */
function condition({ met: { act }, endpoint }: Foretold): string {
  return endpoint === 'api' && (act.kind === 'missing_field' || act.kind === 'wrong_type') ? ', where the answer has it' : '';
}

/** Adds the rules that step in to what Mavio would do. In: the decision in words, and what it would be without its cure. */
export function addFaults(decided: HoldPreview & { readonly cure: string }, foretold: readonly Foretold[]): HoldPreview {
  const { cure, ...preview } = decided;
  const [first] = foretold;
  const meets = foretold.map(({ met }) => showMet(met));
  if (first?.met.staged.point === 'instead' && first.endpoint !== 'callback') {
    const { met, endpoint } = first;
    const what = `${nameMet(met)} steps in before Mavio decides: ${lowerFirst(met.staged.title)}.`;
    return { sentence: `${what} Nothing is issued, and nothing is used up.`, checks: notReached(preview.checks), ...answerOf(met.act, endpoint), meets };
  }
  const bent = foretold.reduce((one: HoldPreview, next) => ({ ...one, ...bend(one, next) }), preview);
  const words = foretold.map((one) => ` ${nameMet(one.met)} then steps in: ${lowerFirst(one.met.staged.title)}${condition(one)}.`).join('');
  return { ...bent, sentence: `${preview.sentence}${words}${cure === '' ? '' : ` ${cure}`}`, meets };
}
