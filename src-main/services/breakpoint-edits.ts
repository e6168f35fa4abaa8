/** Answers for breakpoints on the screen: what there is, and changing it. */
import { MOST_BREAKPOINTS } from '../../src-preload/contract/breakpoint-facts.ts';
import type { Breakpoint, BreakpointId, BreakpointView, BreakpointWish } from '../../src-preload/contract/holds.ts';
import { type Breakpoints, isReady } from '../lab/breakpoints.ts';
import type { HoldDesk } from '../lab/hold-desk.ts';
import type { AppStore } from '../storage/app-store.ts';
import { ServiceFailure } from './service-failure.ts';

export interface BreakpointEditsParts {
  readonly desk: HoldDesk;
  readonly apps: AppStore;
}

/** Use cases of `breakpoints.*`. */
export class BreakpointEdits {
  readonly #breakpoints: Breakpoints;
  readonly #apps: AppStore;

  constructor({ desk, apps }: BreakpointEditsParts) {
    this.#breakpoints = desk.breakpoints;
    this.#apps = apps;
  }

  /** All of them, the three that are always there first. */
  list(): BreakpointView[] {
    return this.#breakpoints.list.map((one) => this.#view(one));
  }

  /** Makes one, or changes it. Errors: NOT_FOUND for an id or app that is not there; NOT_NOW when there are too many. */
  save(wish: BreakpointWish): BreakpointView {
    const { clientId, breakpointId } = wish;
    if (clientId !== null && this.#apps.load(clientId) === null) throw new ServiceFailure('NOT_FOUND', { what: 'app' });
    if (breakpointId === undefined && this.#breakpoints.list.length >= MOST_BREAKPOINTS) throw new ServiceFailure('NOT_NOW', { reason: `There are ${String(MOST_BREAKPOINTS)} breakpoints. Remove one first.` });
    return this.#seen(this.#breakpoints.save(wish));
  }

  /** Switches one on or off. Errors: NOT_FOUND. */
  setOn(breakpointId: BreakpointId, on: boolean): BreakpointView {
    return this.#seen(this.#breakpoints.setOn(breakpointId, on));
  }

  /** Removes one. Errors: NOT_FOUND; NOT_NOW for one that is always there. */
  remove(breakpointId: BreakpointId): void {
    if (isReady(breakpointId)) throw new ServiceFailure('NOT_NOW', { reason: 'This breakpoint is always there. Switch it off.' });
    if (!this.#breakpoints.remove(breakpointId)) throw new ServiceFailure('NOT_FOUND', { what: 'breakpoint' });
  }

  #seen(breakpoint: Breakpoint | null): BreakpointView {
    if (breakpoint === null) throw new ServiceFailure('NOT_FOUND', { what: 'breakpoint' });
    return this.#view(breakpoint);
  }

  #view(breakpoint: Breakpoint): BreakpointView {
    const { breakpointId, clientId } = breakpoint;
    const app = clientId === null ? null : this.#apps.load(clientId);
    const never = clientId !== null && app === null ? 'The app is not registered any more, so nothing can match.' : null;
    return { ...breakpoint, ready: isReady(breakpointId), appName: app?.name ?? null, never };
  }
}
