/** Answers for the staged part of the workspace: consent, fault rules, breakpoints and where check-ups find apps, read, written as a whole, and put into words. */
import { isUsedUp } from '../../../src-preload/contract/fault-counts.ts';
import type { FaultId, FaultRule } from '../../../src-preload/contract/faults.ts';
import { sayRule } from '../../../src-preload/contract/fault-words.ts';
import { READY_BREAKPOINTS } from '../../../src-preload/contract/breakpoint-facts.ts';
import type { Breakpoint } from '../../../src-preload/contract/holds.ts';
import type { WorkspaceApp } from '../../../src-preload/contract/workspace-file.ts';
import type { WorkspaceBreakpoint, WorkspaceFault } from '../../../src-preload/contract/workspace-staging.ts';
import type { Randomness } from '../../host.ts';
import type { Breakpoints } from '../../lab/breakpoints.ts';
import type { AppAddresses, CheckupAddressStore } from '../../storage/checkup-address-store.ts';
import type { FaultStore } from '../../storage/fault-store.ts';
import type { StoredApp } from '../../storage/app-store.ts';
import { newId } from '../../trace/secrets.ts';
import { type ConsentPart, type ConsentParts, loadConsents, writeConsents } from './consent-part.ts';
import type { Step } from './step.ts';

/** What a file can say of what is staged. */
export interface Staging {
  readonly faults: readonly WorkspaceFault[];
  readonly breakpoints: readonly WorkspaceBreakpoint[];
  readonly consent: ConsentPart;
  readonly addresses: readonly AppAddresses[];
}

interface StagingParts extends ConsentParts {
  readonly faultStore: FaultStore;
  readonly checkupAddresses: CheckupAddressStore;
  readonly breakpoints: Breakpoints;
  readonly random: Randomness;
}

// One that used itself up went off by itself: a file says how rules are set up, not what became of them.
const sayFault = (rule: FaultRule): WorkspaceFault => ({ title: rule.title, on: rule.isOn || isUsedUp(rule), when: rule.when, then: rule.then, fires: rule.fires });
const sayBreakpoint = ({ on, endpoint, point, step, clientId, seconds }: Breakpoint): WorkspaceBreakpoint => ({ on, endpoint, point, step, clientId, seconds });

/** Those that are always there count only where they are not as they were delivered. */
function isAsDelivered(one: Breakpoint): boolean {
  const ready = READY_BREAKPOINTS.find(({ breakpointId }) => breakpointId === one.breakpointId);
  return ready?.on === one.on && ready.seconds === one.seconds;
}

/** Reads what is staged. */
export function loadStaging({ faultStore, breakpoints, checkupAddresses, ...parts }: Omit<StagingParts, 'random'>): Staging {
  return { consent: loadConsents(parts), addresses: sortAddresses(checkupAddresses.list()), faults: faultStore.list().map(sayFault), breakpoints: breakpoints.list.filter((one) => !isAsDelivered(one)).map(sayBreakpoint) };
}

const sortAddresses = (addresses: Iterable<AppAddresses>): AppAddresses[] => [...addresses].sort((a, b) => (a.clientId < b.clientId ? -1 : 1));

/** Where check-ups find apps after an import. In: the apps of the file, and their steps in the same order, with those of removed ones behind. */
export function planAddresses(before: Staging['addresses'], { file, steps }: { readonly file: readonly WorkspaceApp[]; readonly steps: readonly Step<StoredApp>[] }): Staging['addresses'] {
  const addresses = new Map(before.map((one) => [one.clientId, one]));
  for (const { before: gone, after } of steps) if (after === null && gone !== null) addresses.delete(gone.clientId);
  for (const [index, { checkup }] of file.entries()) {
    const clientId = steps[index]?.after?.clientId;
    if (checkup === undefined || clientId === undefined) continue;
    if (checkup === null) addresses.delete(clientId);
    else addresses.set(clientId, { clientId, startUrl: checkup.startUrl, actionUrl: checkup.actionUrl });
  }
  return sortAddresses(addresses.values());
}

/** A breakpoint of the file as one that is kept: one of those that are always there where it is the same, else one of its own. */
function toBreakpoint(wish: WorkspaceBreakpoint, random: Randomness): Breakpoint {
  const ready = READY_BREAKPOINTS.find(({ endpoint, point }) => endpoint === wish.endpoint && point === wish.point && wish.step === null && wish.clientId === null);
  return { ...wish, breakpointId: ready?.breakpointId ?? (newId('brk_', random, 12) as Breakpoint['breakpointId']) };
}

/** Writes what is staged, in the transaction of the import. Rules begin to count anew. Call `reload` of both after the commit. */
export function writeStaging({ consent, addresses, faults, breakpoints }: Staging, { faultStore, breakpoints: kept, checkupAddresses, random, ...parts }: StagingParts): void {
  writeConsents(consent, parts);
  for (const { clientId } of checkupAddresses.list()) checkupAddresses.keep(clientId, null);
  for (const one of addresses) if (parts.apps.load(one.clientId) !== null) checkupAddresses.keep(one.clientId, one);
  for (const { ruleId } of faultStore.list()) faultStore.remove(ruleId);
  const rules = faults.map(({ on, ...draft }): FaultRule => ({ ...draft, ruleId: newId('flt_', random, 12) as FaultId, isOn: on, hits: 0, seen: 0, revision: 1 }));
  for (const rule of rules) faultStore.insert(rule);
  faultStore.arrange(rules.map(({ ruleId }) => ruleId));
  kept.write(breakpoints.map((one) => toBreakpoint(one, random)));
}

const HOLDS: Readonly<Record<Breakpoint['endpoint'], string>> = { authorize: 'Authorization requests', consent: 'Consent answers', token: 'Token requests', revoke: 'Revocations', introspect: 'Introspections', api: 'API calls' };
const STEPS = { exchange: ', exchange only', refresh: ', refresh only' } as const;

/** Each rule as a line. In: names of apps and people by id; an id stands for one that is not known. */
export function sayFaults({ faults }: Staging, nameOf: (id: string) => string): string[] {
  const name = (id: string | undefined): string | null => (id === undefined ? null : nameOf(id));
  return faults.map((rule, index) => `${String(index + 1)}. ${rule.title === '' ? '' : `${rule.title}: `}${sayRule(rule, { app: name(rule.when.clientId), person: name(rule.when.personId) })}${rule.on ? '' : ' (off)'}`);
}

/** Where a check-up finds an app, a line for each address. */
export function sayAddresses({ addresses }: Staging, clientId: string): string[] {
  const found = addresses.find((one) => one.clientId === clientId);
  return found === undefined ? [] : [`login ${found.startUrl}`, ...(found.actionUrl === null ? [] : [`API call ${found.actionUrl}`])];
}

/** Each breakpoint as a line. */
export function sayBreakpoints({ breakpoints }: Staging, nameOf: (id: string) => string): string[] {
  return breakpoints.map(({ endpoint, point, step, clientId, seconds, on }) => `${HOLDS[endpoint]}${step === null ? '' : STEPS[step]}, ${point === 'before_decision' ? 'before the decision' : 'before the answer'}, ${clientId === null ? 'any app' : nameOf(clientId)}, ${String(seconds)} s${on ? '' : ' (off)'}`);
}
