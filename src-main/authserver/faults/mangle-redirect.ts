/** Answers for redirects to the app that a rule mangles: state, issuer, or another parameter. */
import type { Injection } from '../../lab/fault-rules.ts';
import { newId } from '../../trace/secrets.ts';
import type { ServerContext } from '../parts.ts';
import { WRONG_ISSUER } from './mangle-answer.ts';

/** Parameters of a redirect; null is left out. */
export type Pairs = readonly (readonly [string, string | null])[];

/** Does to the parameters of a redirect what a rule says. */
export function mangleRedirect({ random }: Pick<ServerContext, 'random'>, pairs: Pairs, met: Injection | null): Pairs {
  const act = met?.act;
  const put = (name: string, value: string | null): Pairs => pairs.map(([key, was]) => [key, key === name ? value : was]);
  if (act?.kind === 'state') return put('state', act.how === 'wrong' ? newId('wrong-', random, 16) : null);
  if (act?.kind === 'iss') return put('iss', act.how === 'wrong' ? WRONG_ISSUER : null);
  return act?.kind === 'missing_field' ? put(act.field, null) : pairs;
}
