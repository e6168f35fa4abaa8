/** Answers for everything that an app did in one flow and should not do: all rules, in the order of the catalogue. Pure. */
import { FINDINGS, type Finding, type FindingId } from '../../../src-preload/contract/findings.ts';
import type { FlowSummary } from '../../../src-preload/contract/trace.ts';
import { credentialsTwice, secretInUrl, tokenByGet, tokenInQuery } from './address-rules.ts';
import { apiDeadToken, rateLimitIgnored, scopeUnused } from './api-rules.ts';
import { pkceMissing, pkceReused, responseTypeOther, stateMissing, stateReused, stateShort } from './login-rules.ts';
import type { Rule, Watched } from './rule.ts';
import { stepOf } from './step-of.ts';
import { codeSentAgain, exchangeLate, redirectUriMissing, refreshEarly, refreshLate, refreshRotated } from './token-rules.ts';

const RULES: Readonly<Record<FindingId, Rule>> = {
  'secret.in-url': secretInUrl,
  'token.in-query': tokenInQuery,
  'client-auth.twice': credentialsTwice,
  'state.missing': stateMissing,
  'state.reused': stateReused,
  'pkce.reused': pkceReused,
  'response-type.other': responseTypeOther,
  'token.get': tokenByGet,
  'redirect-uri.missing': redirectUriMissing,
  'code.sent-again': codeSentAgain,
  'refresh.rotated': refreshRotated,
  'api.dead-token': apiDeadToken,
  'rate-limit.ignored': rateLimitIgnored,
  'state.short': stateShort,
  'pkce.missing': pkceMissing,
  'exchange.late': exchangeLate,
  'refresh.early': refreshEarly,
  'refresh.late': refreshLate,
  'scope.unused': scopeUnused,
};

/** A flow, as far as a finding speaks of it. */
export type FoundIn = Pick<FlowSummary, 'flowId' | 'number' | 'origin'>;

/** Finds. A flow that the console played says nothing about the app. In: the flow, its events in order, and the app's logins before it. */
export function findInFlow(flow: FoundIn, watched: Watched): Finding[] {
  if (flow.origin === 'guided') return [];
  return (Object.keys(FINDINGS) as FindingId[]).flatMap((id) => {
    const evidence = RULES[id](watched);
    if (evidence === null) return [];
    const { seqs, sentence } = evidence;
    const look = evidence.look ?? seqs.at(-1) ?? 1;
    const at = watched.events.find((event) => event.seq === seqs.at(-1))?.at ?? 0;
    return [{ id, flowId: flow.flowId, flowNumber: flow.number, sentence, seqs: [...seqs], at, step: stepOf(watched.events, look) }];
  });
}
