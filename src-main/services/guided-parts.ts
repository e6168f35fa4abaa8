/** Answers for what guided runs are made of: the stores, the recorder, and the console in the role of an app. */
import type { CallbackProspect } from '../../src-preload/contract/guided.ts';
import type { Clock, Log, Randomness } from '../host.ts';
import type { ConsentRules } from '../lab/consent-rules.ts';
import type { AppStore } from '../storage/app-store.ts';
import type { FlowStore } from '../storage/flow-store.ts';
import type { Fingerprinter } from '../trace/fingerprinter.ts';
import type { Hub } from '../trace/hub.ts';
import type { Recorder } from '../trace/recorder.ts';
import type { Redactor } from '../trace/redactor.ts';
import type { SecretKeeper } from './secret-keeper.ts';

/** A callback as it reached the redirect URI. `url` is path and query. */
export interface ArrivedCallback {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What the page says to whoever came back with the callback. */
export interface CallbackAnswer {
  readonly title: string;
  readonly text: string;
  readonly link: string | null;
}

/** An open listener on a redirect URI. */
export interface Listener {
  close(): Promise<void>;
}

/** What came back from a request. `json` is null when the body is not JSON. */
export interface PlayedAnswer {
  readonly status: number;
  readonly json: unknown;
}

/** The console in the role of the developer's app. The requests reject when nothing answers. */
export interface Player {
  /** Out: null when the redirect URI cannot be listened on. */
  listen(redirectUri: string, onCallback: (arrived: ArrivedCallback) => CallbackAnswer): Promise<Listener | null>;
  probe(redirectUri: string): Promise<CallbackProspect>;
  postForm(
    url: string,
    fields: readonly (readonly [string, string])[],
    basic: { readonly clientId: string; readonly secret: string },
  ): Promise<PlayedAnswer>;
  getJson(url: string, bearer: string): Promise<PlayedAnswer>;
}

/** Everything that guided runs need from the house. */
export interface GuidedParts {
  readonly consentRules: ConsentRules;
  readonly apps: AppStore;
  readonly flows: FlowStore;
  readonly keeper: SecretKeeper;
  readonly recorder: Recorder;
  readonly redactor: Redactor;
  readonly fingerprints: Fingerprinter;
  readonly hub: Hub;
  readonly clock: Clock;
  readonly random: Randomness;
  readonly log: Log;
  readonly player: Player;
  /** Known once the server listens. */
  readonly issuer: () => string;
  /** Deep link into the console; null where no console can be opened. */
  readonly consoleLink: (path: string) => string | null;
}
