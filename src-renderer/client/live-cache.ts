/** Answers for bringing the query cache up to date with live messages. */
import type { InfiniteData, Query, QueryClient, QueryKey } from '@tanstack/react-query';
import { hashKey } from '@tanstack/react-query';
import { readMarks } from '../../src-preload/contract/marks.ts';
import type { LiveMessage } from '../../src-preload/contract/topics.ts';
import { STALE } from '../../src-preload/contract/topics.ts';
import type { Flow, FlowPage, FlowQuery, TraceEvent } from '../../src-preload/contract/trace.ts';
import type { Folded } from './fold-live.ts';
import { foldFlow, foldFlowPages } from './fold-live.ts';
import { announceLink } from './opened-link.ts';
import { StaleReads } from './stale-reads.ts';

type Recorded = Extract<LiveMessage, { topic: 'flow.recorded' }>;

/** The start of every query key of a procedure (`noun.verb`), as the query utils build them. */
export function keyOf(procedure: string): readonly [readonly string[]] {
  return [procedure.split('.')];
}

type Input = Partial<FlowQuery> & { readonly flowId?: string };

/** Answers that an event makes stale for its own flow, and for its own app, only. */
const OF_FLOW = 'flows.findings' satisfies (typeof STALE)['flow.recorded'][number];
const OF_APP = ['apps.findings', 'apps.redirectUses', 'apps.stakes'] as const satisfies readonly (typeof STALE)['flow.recorded'][number][];

/** Answers that any event may change. They are read again where they are open, which is seldom. */
const OF_ANY = ['holds.preview', 'clock.review'] as const satisfies readonly (typeof STALE)['flow.recorded'][number][];

type OfApp = Exclude<(typeof STALE)['flow.recorded'][number], 'flows.list' | typeof OF_FLOW | (typeof OF_ANY)[number] | 'apps.stats' | 'clock.get'>;

/** True when a code or token began or ended in an event. */
function tellsOfToken(event: TraceEvent): boolean {
  return 'issued' in event && event.issued.length + event.ended.length > 0;
}

/** Answers about its app that an event makes stale. Most events of a login count for nothing, and tell of no token. */
function staleOfApp(event: TraceEvent): OfApp[] {
  const isToken = tellsOfToken(event);
  const counts = readMarks(event).length > 0;
  return [...OF_APP, ...(counts || isToken ? (['apps.overview', 'authorizations.list', 'authorizations.get', 'consent.ofApp'] as const) : []), ...(counts ? (['activity.list'] as const) : [])];
}

/** True when an authorization begins or ends in an event. */
function movesAuthorizations(event: TraceEvent): boolean {
  return readMarks(event).some(({ kind }) => kind === 'sign_in') || ('ended' in event && event.ended.some(({ reason }) => reason === 'revoked'));
}

/** True when an event moves a figure in the list of apps: a call, or an authorization that begins or ends. */
function movesStats(event: TraceEvent): boolean {
  return movesAuthorizations(event) || readMarks(event).some(({ kind }) => kind === 'api_call');
}

function inputOf(query: Query): Input {
  const options = query.queryKey[1] as { readonly input?: Input } | undefined;
  return options?.input ?? {};
}

function foldList(query: Query, message: Recorded): Folded<unknown> {
  const data = query.state.data as FlowPage | InfiniteData<FlowPage>;
  const pages = 'pages' in data ? data.pages : [data];
  const folded = foldFlowPages(pages, inputOf(query), message.summary);
  if (folded === 'stale') return folded;
  return { value: 'pages' in data ? { ...data, pages: folded.value } : folded.value[0] };
}

function foldGet(query: Query, message: Recorded): Folded<unknown> {
  if (inputOf(query).flowId !== message.summary.flowId) return { value: query.state.data };
  return foldFlow(query.state.data as Flow, message.event, message.summary);
}

/** The cache, as live messages see it. */
export class LiveCache {
  readonly #queryClient: QueryClient;
  readonly #stale: StaleReads<QueryKey>;

  constructor(queryClient: QueryClient) {
    this.#queryClient = queryClient;
    this.#stale = new StaleReads(hashKey, (keys) => {
      for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey });
    });
  }

  /** Applies messages in order. `flow.recorded` carries its own news; every other topic makes the procedures in STALE stale. */
  apply(messages: readonly LiveMessage[]): void {
    const stale: QueryKey[] = [];
    for (const message of messages) {
      if (message.topic === 'link.opened') announceLink(message.path);
      if (message.topic !== 'flow.recorded') stale.push(...STALE[message.topic].map(keyOf));
      else {
        stale.push(...this.#fold('flows.list', (query) => foldList(query, message)));
        stale.push(...this.#fold('flows.get', (query) => foldGet(query, message)));
        stale.push(...this.#keysOf(OF_FLOW, ({ flowId }) => flowId === message.summary.flowId));
        for (const procedure of staleOfApp(message.event)) stale.push(...this.#keysOf(procedure, ({ clientId }) => clientId === message.summary.clientId));
        for (const procedure of OF_ANY) stale.push(...this.#keysOf(procedure, () => true));
        if (tellsOfToken(message.event)) stale.push(keyOf('clock.get'));
        if (movesStats(message.event)) stale.push(keyOf('apps.stats'));
        if (movesAuthorizations(message.event)) stale.push(keyOf('people.list'), keyOf('people.stakes'));
      }
    }
    this.#stale.add(stale);
  }

  /** Keys of the cached answers of a procedure that were asked for with such an input. */
  #keysOf(procedure: string, isMeant: (input: Input) => boolean): QueryKey[] {
    const queries = this.#queryClient.getQueryCache().findAll({ queryKey: keyOf(procedure) });
    return queries.filter((query) => isMeant(inputOf(query))).map((query) => query.queryKey);
  }

  /** Folds into each cached answer of a procedure. Out: the keys of those that are being read just now, or cannot be folded. */
  #fold(procedure: 'flows.list' | 'flows.get', fold: (query: Query) => Folded<unknown>): QueryKey[] {
    const stale: QueryKey[] = [];
    for (const query of this.#queryClient.getQueryCache().findAll({ queryKey: keyOf(procedure) })) {
      const folded = query.state.data === undefined ? 'stale' : fold(query);
      if (folded === 'stale') stale.push(query.queryKey);
      else if (folded.value !== query.state.data) {
        this.#queryClient.setQueryData(query.queryKey, folded.value);
        // The answer on its way may be older than this message, and would put it back.
        if (query.state.fetchStatus === 'fetching') stale.push(query.queryKey);
      }
    }
    return stale;
  }
}
