/** Answers for secrets of apps that a file writes into its rules, where they would be stored and exported as they read. */
import type { AppStore } from '../../storage/app-store.ts';
import { OwnSecrets, SECRET_IN_RULE } from '../../trace/own-secrets.ts';
import type { ImportPlan } from './plan-import.ts';
import type { PathMistake } from './read-workspace.ts';

/** In: the plan, whose rules stand in the order of the file; the apps that are registered. Out: a mistake for each rule that holds the secret of one of those, or of an app of the file. */
export function findSecretsInRules({ apps: steps, staging }: ImportPlan, apps: AppStore): PathMistake[] {
  const rules = staging.after?.faults ?? [];
  if (rules === staging.before?.faults) return [];
  const known = new OwnSecrets(apps);
  const coming = steps.flatMap(({ secret }) => (secret === null || secret.length < OwnSecrets.shortest ? [] : [JSON.stringify(secret).slice(1, -1)]));
  return rules.flatMap((rule, index) => {
    const text = JSON.stringify(rule);
    return known.isIn(rule) || coming.some((secret) => text.includes(secret)) ? [{ path: ['faults', index], message: SECRET_IN_RULE }] : [];
  });
}
