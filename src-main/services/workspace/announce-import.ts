/** Answers for telling open windows what an import, or taking it back, has changed. */
import { isDeepStrictEqual } from 'node:util';
import { announceApp } from '../announce.ts';
import type { Steps } from './carry-out.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** Call after commit. Apps that are gone are forgotten first, wherever something of them is in memory. */
export function announce({ apps, settings, staging }: Pick<Steps, 'apps' | 'settings' | 'staging'>, { hub, forgetApp }: Pick<WorkspaceParts, 'hub' | 'forgetApp'>): void {
  for (const { before, after } of apps) if (before !== null && after === null) forgetApp?.(before.clientId);
  for (const { before, after } of apps) {
    const one = after ?? before;
    if (one !== null && !isDeepStrictEqual(before, after)) announceApp(hub, one.clientId);
  }
  if (!isDeepStrictEqual(staging.before, staging.after)) hub.publish([{ topic: 'faults.changed' }, { topic: 'breakpoints.changed' }, { topic: 'consent.changed' }]);
  hub.publish(isDeepStrictEqual(settings.before, settings.after) ? [{ topic: 'workspace.changed' }] : [{ topic: 'preferences.changed' }, { topic: 'workspace.changed' }]);
}
