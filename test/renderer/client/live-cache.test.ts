/** Answers for what live messages do to the query cache. */
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { InfiniteData } from '@tanstack/react-query';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { contract } from '../../../src-preload/contract/contract.ts';
import { HoldId } from '../../../src-preload/contract/holds.ts';
import { ClientId } from '../../../src-preload/contract/ids.ts';
import { STALE } from '../../../src-preload/contract/topics.ts';
import type { Flow, FlowPage } from '../../../src-preload/contract/trace.ts';
import type { Client } from '../../../src-renderer/client/client.ts';
import { keyOf, LiveCache } from '../../../src-renderer/client/live-cache.ts';
import { reached, refreshed } from '../../trace/drafts.ts';
import { flowOf, newsOf, pageOf, summaryOf } from './flow-news.ts';

/** The utils build keys from names alone, so a client that answers nothing is enough. */
const queries = createTanstackQueryUtils<Client>(new Proxy(() => undefined, { get: (target, name) => (typeof name === 'string' ? new Proxy(target, { get: () => target }) : undefined) }) as unknown as Client);

function setUp() {
  const queryClient = new QueryClient();
  const read: unknown[] = [];
  vi.spyOn(queryClient, 'invalidateQueries').mockImplementation((filters) => {
    read.push(filters?.queryKey);
    return Promise.resolve();
  });
  return { queryClient, read, cache: new LiveCache(queryClient) };
}

const flowKey = queries.flows.get.queryKey({ input: { flowId: summaryOf(1).flowId } });
const listKey = queries.flows.list.queryKey({ input: { limit: 60 } });

describe('live messages', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('append an event to the open flow without reading it again', () => {
    const { queryClient, read, cache } = setUp();
    queryClient.setQueryData(flowKey, flowOf(1, 1));
    cache.apply([newsOf(1, 2), newsOf(1, 3)]);
    expect(queryClient.getQueryData<Flow>(flowKey)?.events.map((event) => event.seq)).toEqual([1, 2, 3]);
    expect(read).toEqual([]);
  });

  it('make findings stale for their own flow and app only', () => {
    const { queryClient, read, cache } = setUp();
    const { flowId, clientId } = summaryOf(1);
    const own = queries.flows.findings.queryKey({ input: { flowId } });
    const another = queries.flows.findings.queryKey({ input: { flowId: summaryOf(2).flowId } });
    const app = queries.apps.findings.queryKey({ input: { clientId: ClientId.parse(clientId ?? 'none') } });
    for (const key of [own, another]) queryClient.setQueryData(key, []);
    queryClient.setQueryData(app, { flows: 0, findings: [] });
    cache.apply([newsOf(1, 2)]);
    expect(read).toEqual(clientId === null ? [own] : [own, app]);
  });

  it('make figures stale where an event counts, for its own app only', () => {
    const { queryClient, read, cache } = setUp();
    const own = ClientId.parse(summaryOf(1).clientId ?? 'none');
    const keysOf = (clientId: ClientId) => [
      queries.apps.overview.queryKey({ input: { clientId, range: 'day' } }),
      queries.authorizations.list.queryKey({ input: { clientId } }),
      queries.activity.list.queryKey({ input: { clientId } }),
    ];
    for (const key of [...keysOf(own), ...keysOf(ClientId.parse('another'))]) queryClient.setQueryData([...key], {});
    cache.apply([newsOf(1, 2)]);
    expect(read).toEqual([]);
    cache.apply([{ ...newsOf(1, 3), event: { ...reached, flowId: summaryOf(1).flowId, seq: 3, at: 1003 } }]);
    expect(read).toEqual([...keysOf(own), keyOf('apps.stats')]);
  });

  it('read no list of entries again for a refresh, which counts for nothing', () => {
    const { queryClient, read, cache } = setUp();
    const clientId = ClientId.parse(summaryOf(1).clientId ?? 'none');
    const overview = queries.apps.overview.queryKey({ input: { clientId, range: 'day' } });
    for (const key of [overview, queries.activity.list.queryKey({ input: { clientId } })]) queryClient.setQueryData([...key], {});
    cache.apply([{ ...newsOf(1, 3), event: { ...refreshed, flowId: summaryOf(1).flowId, seq: 3, at: 1003 } }]);
    expect(read).toEqual([overview, keyOf('clock.get')]);
  });

  it('read the outlook of a held request and the review of a simulation again after any event, where they are open', () => {
    const { queryClient, read, cache } = setUp();
    cache.apply([newsOf(1, 2)]);
    expect(read).toEqual([]);
    const preview = queries.holds.preview.queryKey({ input: { holdId: HoldId.parse('hold_8Kq2vXnR4tLw'), edits: [] } });
    const review = queries.clock.review.queryKey();
    for (const key of [preview, review]) queryClient.setQueryData([...key], {});
    vi.runAllTimers();
    cache.apply([newsOf(1, 3)]);
    expect(read).toEqual([preview, review]);
  });

  it('leave another flow alone', () => {
    const { queryClient, cache } = setUp();
    const flow = flowOf(1, 1);
    queryClient.setQueryData(flowKey, flow);
    cache.apply([newsOf(2, 1)]);
    expect(queryClient.getQueryData(flowKey)).toBe(flow);
  });

  it('read the flow again when an event is missing', () => {
    const { queryClient, read, cache } = setUp();
    queryClient.setQueryData(flowKey, flowOf(1, 1));
    cache.apply([newsOf(1, 4)]);
    expect(read).toEqual([flowKey]);
  });

  it('fold into single pages and into endless lists', () => {
    const { queryClient, cache } = setUp();
    const endless = queries.flows.list.key({ type: 'infinite', input: { limit: 100 } });
    queryClient.setQueryData(listKey, pageOf([summaryOf(1)]));
    queryClient.setQueryData(endless, { pages: [pageOf([summaryOf(1)])], pageParams: [undefined] });
    cache.apply([newsOf(2, 1)]);
    expect(queryClient.getQueryData<FlowPage>(listKey)?.flows.map((flow) => flow.number)).toEqual([2, 1]);
    expect(queryClient.getQueryData<InfiniteData<FlowPage>>(endless)?.pages[0]?.totals.all).toBe(2);
  });

  it('make the procedures of the table stale, whatever their input', () => {
    const { read, cache } = setUp();
    cache.apply([{ topic: 'app.changed', clientId: 'mavio_client_8Kq2vXnR4tLw' as never }]);
    expect(read).toEqual(STALE['app.changed'].map(keyOf));
  });

  it('read everything again after a gap', () => {
    const { read, cache } = setUp();
    cache.apply([{ topic: 'gap.found' }]);
    expect(read).toEqual(STALE['gap.found'].map(keyOf));
  });

  it('read a stale answer once at once and once more after the window, however many messages come', () => {
    const { read, cache } = setUp();
    for (let count = 0; count < 50; count++) cache.apply([{ topic: 'status.changed' }]);
    const once = STALE['status.changed'].map(keyOf);
    expect(read).toEqual(once);
    vi.runAllTimers();
    expect(read).toEqual([...once, ...once]);
  });

  it('read again what is on its way while a message comes', () => {
    const { queryClient, read, cache } = setUp();
    queryClient.setQueryData(flowKey, flowOf(1, 1));
    queryClient.getQueryCache().find({ queryKey: flowKey })?.setState({ fetchStatus: 'fetching' });
    cache.apply([newsOf(1, 2)]);
    expect(read).toEqual([flowKey]);
  });
});

describe('the table of what is stale', () => {
  const named = (procedure: string): string[] => Object.entries<readonly string[]>(STALE).filter(([, stale]) => stale.includes(procedure)).map(([topic]) => topic).toSorted();

  it('names the outlook of a held request under all that a decision depends on', () => {
    expect(named('holds.preview')).toEqual(['app.changed', 'checkup.changed', 'clock.changed', 'consent.changed', 'faults.changed', 'flow.recorded', 'flows.removed', 'gap.found', 'hold.changed', 'person.changed', 'preferences.changed', 'workspace.changed']);
  });

  it('names the review of a simulation under all that it lists', () => {
    expect(named('clock.review')).toEqual(['app.changed', 'clock.changed', 'flow.recorded', 'flows.removed', 'gap.found', 'person.changed', 'workspace.changed']);
  });
});

describe('keys of procedures', () => {
  it('begin the keys that the query utils build, for every name in the table', () => {
    for (const procedure of new Set(Object.values(STALE).flat())) {
      const [noun = '', verb = ''] = procedure.split('.');
      expect(contract).toHaveProperty([noun, verb]);
    }
    expect(flowKey[0]).toEqual(keyOf('flows.get')[0]);
    expect(listKey[0]).toEqual(keyOf('flows.list')[0]);
  });
});
