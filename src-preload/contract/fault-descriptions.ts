/** Answers for what editors and README say of the members of a fault rule in a workspace file. */
import type { FaultAct } from './fault-acts.ts';
import type { FaultFires, FaultWhen } from './faults.ts';

type Keys<T> = T extends unknown ? keyof T : never;

/** What a rule waits for. */
export const WHEN_DESCRIPTIONS: Readonly<Record<keyof FaultWhen, string>> = {
  endpoint: 'Where it listens; callback is the redirect to the app, wherever it was made.',
  method: 'Of API calls: the method.',
  path: 'Of API calls: the path, such as /v1/meetings/*; a star stands for anything.',
  clientId: 'Client id of the app.',
  personId: 'Id of the person: who consented, or whose token comes.',
  grant: 'Of token requests: the grant type.',
  scope: 'A scope that the request, or the token it comes with, has.',
  nth: 'Of the requests that all else fits: only the nth (exactly), or all from the nth on (from).',
  header: 'A header that must be there, and its value where one is given.',
};

/** What a rule does, by the names of all acts. */
export const ACT_DESCRIPTIONS: Readonly<Record<Keys<FaultAct>, string>> = {
  kind: 'What it does.',
  error: 'Error code.',
  description: 'What the error says; words of its own when left out.',
  status: 'HTTP status.',
  retryAfterSeconds: 'Seconds in Retry-After; without it none is sent.',
  ms: 'Milliseconds by which the answer is late.',
  jitterMs: 'Up to so many milliseconds more, by the seed.',
  seed: 'Decides chance, so that a run can be repeated.',
  at: 'When the connection is closed: before anything is decided, before the answer, or with half of it sent.',
  overMs: 'Milliseconds that the whole answer takes.',
  field: 'Name of the member, or of the parameter of the redirect.',
  as: 'The type that it gets.',
  value: 'The token type that is said.',
  of: 'What lives that long.',
  seconds: 'Seconds that it lives; 0 is dead on arrival.',
  how: 'Wrong or missing; of rotation: a new refresh token, the same again, or none.',
  without: 'Scopes that are not granted; with none named, all but the first.',
  afterMs: 'Milliseconds after which the callback comes a second time.',
};

/** How often it fires. */
export const FIRES_DESCRIPTIONS: Readonly<Record<Keys<FaultFires>, string>> = {
  how: 'Once, n times, always, or with a chance.',
  n: 'How many times.',
  percent: 'Of a hundred requests, how many it fires for.',
  seed: 'Decides the chance, so that a run can be repeated.',
};
