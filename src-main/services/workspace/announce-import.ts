/** Answers for telling open windows what an import, or taking it back, has changed. */
import { isDeepStrictEqual } from 'node:util';
import { ClientId } from '../../../src-preload/contract/ids.ts';
import { announceApp } from '../announce.ts';
import type { Steps } from './carry-out.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** Call after commit. Apps that are gone are forgotten first, wherever something of them is in memory. */
export function announce({ apps, settings, staging, clock }: Pick<Steps, 'apps' | 'settings' | 'staging' | 'clock'>, { hub, forgetApp }: Pick<WorkspaceParts, 'hub' | 'forgetApp'>): void {
  for (const { before, after } of apps) if (before !== null && after === null) forgetApp?.(before.clientId);
  for (const { before, after } of apps) {
    const one = after ?? before;
    if (one !== null && !isDeepStrictEqual(before, after)) announceApp(hub, one.clientId);
  }
  if (!isDeepStrictEqual(staging.before, staging.after)) hub.publish([{ topic: 'faults.changed' }, { topic: 'breakpoints.changed' }, { topic: 'consent.changed' }, ...findMoved(staging).map((clientId) => ({ topic: 'checkup.changed', clientId }) as const)]);
  if (clock.before !== clock.after) hub.publish([{ topic: 'clock.changed' }]);
  hub.publish(isDeepStrictEqual(settings.before, settings.after) ? [{ topic: 'workspace.changed' }] : [{ topic: 'preferences.changed' }, { topic: 'workspace.changed' }]);
}

/** The apps that a check-up finds elsewhere now. */
function findMoved({ before, after }: Steps['staging']): ClientId[] {
  const all = [...(before?.addresses ?? []), ...(after?.addresses ?? [])];
  const isThere = (list: typeof all | readonly (typeof all)[number][] | undefined, one: (typeof all)[number]): boolean => list?.some((other) => isDeepStrictEqual(other, one)) === true;
  return [...new Set(all.filter((one) => !isThere(before?.addresses, one) || !isThere(after?.addresses, one)).map(({ clientId }) => clientId))].map((clientId) => ClientId.parse(clientId));
}
