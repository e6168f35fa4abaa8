/** Answers for the check-up that is being set up for an app: it stays while the person looks at other pages. */
import { create } from 'zustand';
import { AppUrl, type CheckupAddresses } from '../../../src-preload/contract/checkup-addresses.ts';
import { SCENARIO_IDS, type CheckupView, type ScenarioId } from '../../../src-preload/contract/checkups.ts';

/** What is chosen and typed. */
export interface CheckupDraft {
  readonly who: 'person' | 'console';
  readonly startUrl: string;
  readonly actionUrl: string;
  readonly scenarios: ReadonlySet<ScenarioId>;
}

interface DraftStore {
  readonly drafts: ReadonlyMap<string, CheckupDraft>;
  readonly keep: (clientId: string, draft: CheckupDraft) => void;
}

/** The drafts of this page, by client id. Not stored: they go when the page goes. */
export const useCheckupDrafts = create<DraftStore>()((set, get) => ({
  drafts: new Map(),
  keep: (clientId, draft) => {
    set({ drafts: new Map(get().drafts).set(clientId, draft) });
  },
}));

/** What is offered at first: everything, as it was set up the last time, or by a workspace file. */
export function draftAfter({ newest, addresses }: Pick<CheckupView, 'newest' | 'addresses'>): CheckupDraft {
  const isByHand = newest === null ? addresses === null : newest.addresses === null;
  return { who: isByHand ? 'person' : 'console', startUrl: addresses?.startUrl ?? '', actionUrl: addresses?.actionUrl ?? '', scenarios: new Set(SCENARIO_IDS) };
}

/** Why an address cannot be fetched, in one sentence; null when it can, or when none is needed. */
export function findAddressProblem(address: string, isNeeded: boolean): string | null {
  if (address.trim() === '') return isNeeded ? 'Enter the page of your app that begins a login.' : null;
  return AppUrl.safeParse(address).error?.issues[0]?.message ?? null;
}

/** The addresses of a draft; null where a person signs in. */
export function addressesOf({ who, startUrl, actionUrl }: CheckupDraft): CheckupAddresses | null {
  return who === 'person' ? null : { startUrl: startUrl.trim(), actionUrl: actionUrl.trim() === '' ? null : actionUrl.trim() };
}
