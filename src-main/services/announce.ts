/** Answers for telling open windows what changed outside a flow's record. */
import { ClientId, FlowId } from '../../src-preload/contract/ids.ts';
import type { Hub } from '../trace/hub.ts';

/** Says that an app was registered or changed. Call after commit. */
export function announceApp(hub: Hub, clientId: string): void {
  hub.publish([{ topic: 'app.changed', clientId: ClientId.parse(clientId) }]);
}

/** Says that anything may be different: every window reads again. */
export function announceAll(hub: Hub): void {
  hub.publish([{ topic: 'gap.found' }]);
}

/** Says that a guided run has come further. */
export function announceRun(hub: Hub, flowId: string): void {
  hub.publish([{ topic: 'run.changed', flowId: FlowId.parse(flowId) }]);
}
