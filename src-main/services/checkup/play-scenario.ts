/** Answers for playing one scenario: armed, signed in by the console or by a person, judged, and disarmed whatever happens. */
import type { CheckupAddresses } from '../../../src-preload/contract/checkup-addresses.ts';
import { describeScenario, type CheckupAsk, type Judgement, type ScenarioId } from '../../../src-preload/contract/checkups.ts';
import type { ClientId } from '../../../src-preload/contract/ids.ts';
import type { ArmedApp } from '../../lab/armed-app.ts';
import { judge } from '../../trace/checkup/judge.ts';
import { exchanges, isInjected, refreshes, requests } from '../../trace/checkup/seen.ts';
import { isGranted } from '../../trace/findings/read-request.ts';
import type { Hub } from '../../trace/hub.ts';
import { endTokens, type EndTokensParts } from './end-tokens.ts';
import type { CheckupTimes, ScenarioPlan, Stage } from './scenario-plans.ts';
import { Watch } from './watch.ts';

/** Where a visit of the app ended; see the player, which makes them. */
export interface MadeVisit {
  readonly end: 'page' | 'loop';
  readonly status: number;
  readonly way: readonly string[];
}

/** Visits an app as a browser does. Out: where it ended, or in one sentence why it did not. */
export type VisitApp = (url: string, signal: AbortSignal) => Promise<MadeVisit | { readonly failed: string }>;

/** What playing a scenario takes. */
export interface PlayParts extends EndTokensParts {
  readonly hub: Hub;
  readonly armed: ArmedApp;
  readonly issuer: () => string;
  /** Opens a browser in which nobody is signed in. */
  readonly openBrowser: () => VisitApp;
}

/** A scenario as it is played now. */
export interface Playing {
  readonly scenario: ScenarioId;
  readonly plan: ScenarioPlan;
  readonly times: CheckupTimes;
  readonly clientId: ClientId;
  readonly addresses: CheckupAddresses | null;
  /** Aborted when the developer skips the scenario or cancels the check-up. */
  readonly signal: AbortSignal;
  /** Aborted when the developer says that they have done what was asked. Each call waits for the next time. */
  readonly nextPress: () => AbortSignal;
  /** Tells what is to be done now, and how much came in. */
  readonly say: (ask: CheckupAsk, seen: number) => void;
}

const cannotTell = (because: string): Judgement => ({ verdict: 'cannot_tell', because, evidence: [] });

/** The redirect that left Mavio for the app; undefined when there was none. */
function callbackOf(way: readonly string[], issuer: string): string | undefined {
  const origin = (url: string | undefined): string => (url === undefined ? '' : new URL(url).origin);
  return way.find((url, place) => origin(way[place - 1]) === origin(issuer) && origin(url) !== origin(issuer));
}

/** The console signs in by itself. Out: why nothing can be told, where it knows better than the judge; else null. */
async function playAlone(parts: PlayParts, playing: Playing & { readonly addresses: CheckupAddresses }, watch: Watch): Promise<string | null> {
  const { plan, times, signal, addresses, clientId, scenario } = playing;
  const browse = parts.openBrowser();
  const troubles: string[] = [];
  const visit = async (url: string): Promise<MadeVisit | null> => {
    const made = await browse(url, signal);
    if (!('failed' in made)) return made;
    troubles.push(made.failed);
    return null;
  };
  for (const { ask, then } of plan.stages) {
    const url = ask === 'sign_in' ? addresses.startUrl : addresses.actionUrl;
    if (url === null) return describeScenario(scenario).needsCalls ? 'The console knows no page of your app that makes it call the API. Give one, and check again.' : (troubles[0] ?? null);
    playing.say('nothing', watch.seen.length);
    const made = await visit(url);
    const callback = plan.revisits && made !== null ? callbackOf(made.way, parts.issuer()) : undefined;
    if (callback !== undefined) await visit(callback);
    await watch.quiet(Math.max(times.quietMs, plan.lingerMs), signal);
    if (requests(watch.seen).length === 0) return troubles[0] ?? `Your start page answered ${String(made?.status ?? 0)}, and led to no authorization request.`;
    if (then !== 'nothing') endTokens(parts, { clientId, flows: watch.flows, how: then });
  }
  return troubles[0] ?? null;
}

/** What a stage waits for has come, so that nobody needs to say so. */
function isOver({ scenario, plan }: Playing, stage: Stage, { seen, before }: { readonly seen: Watch['seen']; readonly before: number }): boolean {
  if (stage === plan.stages.at(-1)) {
    const { verdict } = judge(scenario, seen);
    return verdict === 'not_handled' || (verdict === 'handled' && plan.showsItself);
  }
  const since = seen.slice(before);
  return (stage.ask === 'sign_in' ? exchanges(since) : refreshes(since)).some(isGranted);
}

/** A person signs in. Out: as `playAlone`. */
async function playByHand(parts: PlayParts, playing: Playing, watch: Watch): Promise<string | null> {
  const { plan, times, signal, clientId } = playing;
  for (const stage of plan.stages) {
    const before = watch.seen.length;
    const stop = AbortSignal.any([signal, playing.nextPress()]);
    const tell = (): void => playing.say(stage.ask, watch.seen.length);
    tell();
    while (!stop.aborted && !isOver(playing, stage, { seen: watch.seen, before })) {
      await watch.next(stop);
      tell();
    }
    await watch.quiet(times.quietAfterPersonMs, stop);
    if (signal.aborted) return null;
    // Without tokens there is nothing to go on with.
    if (stage.then !== 'nothing' && endTokens(parts, { clientId, flows: watch.flows, how: stage.then }) === 0) return null;
  }
  if (plan.revisits && requests(watch.seen).length > 0 && !watch.seen.some(isInjected)) return 'The callback could not be delivered a second time: it is not at an http address on this machine.';
  return null;
}

/** Plays a scenario. Out: its verdict; what it says means nothing when the signal was aborted. */
export async function playScenario(parts: PlayParts, playing: Playing): Promise<Judgement> {
  const { scenario, plan, clientId, addresses } = playing;
  const watch = new Watch(parts.hub, clientId);
  // Where the console is the browser it delivers the callback again by itself, with the cookies of the first time.
  const faults = plan.revisits && addresses !== null ? [] : plan.faults;
  const disarm = parts.armed.arm({ clientId, title: describeScenario(scenario).title, faults, consent: plan.consent });
  try {
    const trouble = addresses === null ? await playByHand(parts, playing, watch) : await playAlone(parts, { ...playing, addresses }, watch);
    const judgement = judge(scenario, watch.seen);
    return judgement.verdict === 'cannot_tell' && trouble !== null ? { ...cannotTell(trouble), evidence: judgement.evidence } : judgement;
  } finally {
    disarm();
    watch.close();
  }
}
