/** Answers for telling open windows what an import, or taking it back, has changed. */
import { isDeepStrictEqual } from 'node:util';
import type { Hub } from '../../trace/hub.ts';
import { announceApp } from '../announce.ts';
import type { Steps } from './carry-out.ts';

/** Call after commit. */
export function announce({ apps }: Pick<Steps, 'apps'>, hub: Hub): void {
  for (const { before, after } of apps) {
    const one = after ?? before;
    if (one !== null && !isDeepStrictEqual(before, after)) announceApp(hub, one.clientId);
  }
  hub.publish([{ topic: 'workspace.changed' }]);
}
