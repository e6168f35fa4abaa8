/** Answers for interleaved rounds: floor and product in turn, so that whatever else the machine does meets both. */
import type { LoadJob, LoadResult } from './load.ts';
import type { Loader } from './loader.ts';
import type { BenchServer } from './servers.ts';

/** Kinds of load that are compared. */
export type Kind = Exclude<LoadJob['kind'], 'prepare'>;

/** One side of a comparison. `perSecond` counts refreshes, exchanges or whole flows. */
export interface Side {
  readonly perSecond: readonly number[];
  readonly p99: readonly number[];
  /** Microseconds of processor time each. */
  readonly processorUs: readonly number[];
}

/** Both sides; `ratios` round by round: product to floor. */
export interface Comparison {
  readonly floor: Side;
  readonly product: Side;
  readonly ratios: readonly number[];
}

/** The middle of some numbers, and how far they lie apart. */
export function median(numbers: readonly number[]): { readonly median: number; readonly low: number; readonly high: number } {
  const sorted = [...numbers].sort((one, other) => one - other);
  const half = sorted.length >> 1;
  const middle = sorted.length % 2 === 1 ? sorted[half] : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
  return { median: middle ?? 0, low: sorted[0] ?? 0, high: sorted.at(-1) ?? 0 };
}

/** A server with what its load goes on with: refresh tokens, one a connection. */
export class Loaded {
  readonly server: BenchServer;
  readonly #loader: Loader;
  #tokens: readonly string[] = [];

  constructor(server: BenchServer, loader: Loader) {
    this.server = server;
    this.#loader = loader;
  }

  /** One round. In: what, for how long (ms) and how many at most. Exchanges need codes, which are made before the clock runs. */
  async round(kind: Kind, limits: { readonly milliseconds?: number; readonly count?: number; readonly rate?: number }): Promise<LoadResult> {
    const { port } = this.server;
    if (kind === 'refresh' && this.#tokens.length === 0) {
      const { values } = await this.#loader.run({ kind: 'prepare', port, count: 10 });
      this.#tokens = (await this.#loader.run({ kind: 'code', port, values, connections: 1 })).values;
    }
    const values = kind === 'refresh' ? this.#tokens : kind === 'code' ? (await this.#loader.run({ kind: 'prepare', port, count: limits.count ?? 0 })).values : [];
    const result = await this.#loader.run({ kind, port, values, ...limits });
    if (kind === 'refresh') this.#tokens = result.values;
    return result;
  }
}

/** Lets two servers do the same in turn. In: how many rounds, and the limits of each. */
export async function compare(sides: { readonly floor: Loaded; readonly product: Loaded }, kind: Kind, plan: { readonly rounds: number; readonly milliseconds?: number; readonly count?: number }): Promise<Comparison> {
  const made = { floor: { perSecond: [] as number[], p99: [] as number[], processorUs: [] as number[] }, product: { perSecond: [] as number[], p99: [] as number[], processorUs: [] as number[] } };
  const ratios: number[] = [];
  const { rounds, ...limits } = plan;
  const requests = kind === 'flow' ? 3 : 1;
  for (let round = 0; round < rounds; round += 1) {
    // Who begins changes from round to round.
    const order = round % 2 === 0 ? (['floor', 'product'] as const) : (['product', 'floor'] as const);
    for (const name of order) {
      const side = sides[name];
      const before = side.server.processorMs() ?? 0;
      const result = await side.round(kind, limits);
      const done = result.answers / requests;
      made[name].perSecond.push(done / result.seconds);
      made[name].p99.push(result.p99);
      // Codes are prepared inside the round and would count; so this figure is of refreshes and flows only.
      if (kind !== 'code') made[name].processorUs.push((((side.server.processorMs() ?? 0) - before) * 1000) / done);
    }
    ratios.push((made.product.perSecond.at(-1) ?? 0) / (made.floor.perSecond.at(-1) ?? 1));
  }
  return { ...made, ratios };
}
