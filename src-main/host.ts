/** Answers for what the main process needs from the machine it runs on: interfaces only, so that tests can stand in. */

/** The server clock. Nothing else in src-main reads the time of protocol decisions. */
export interface Clock {
  /** Now, in epoch milliseconds. */
  now(): number;
  /** How far it was put ahead of real time, in milliseconds, below 0 when it is behind; left out by a clock that cannot be shifted. */
  readonly aheadMs?: number;
}

/** Cryptographic randomness. */
export interface Randomness {
  /** `count` random bytes. */
  bytes(count: number): Uint8Array;
}

/** The log on stderr. Messages and fields never hold secrets, codes, verifiers or tokens. */
export interface Log {
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** Folders on disk. */
export interface Paths {
  /** Holds the database; private to one running console. */
  readonly dataFolder: string;
}

/** Hands a redirect that the server just answered to whoever plays the app for this flow. In memory only, never recorded. */
export type DeliverRedirect = (flowId: string, location: string) => void;
