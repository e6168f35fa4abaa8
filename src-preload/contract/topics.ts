/** Answers for live updates: each topic's payload, and the procedures whose answers it makes stale. */
import { z } from 'zod';
import { ClientId, FlowId, PersonId } from './ids.ts';
import { FlowSummary, TraceEvent } from './trace.ts';

/** What is said when something happened. Names are `noun.happened`. */
export const LiveMessage = z.discriminatedUnion('topic', [
  z.object({ topic: z.literal('flow.recorded'), event: TraceEvent, summary: FlowSummary }),
  z.object({ topic: z.literal('run.changed'), flowId: FlowId }),
  z.object({ topic: z.literal('app.changed'), clientId: ClientId }),
  /** A request came with a secret of the app, the current one or a replaced one. Told at most once a second for the current one. */
  z.object({ topic: z.literal('secret.used'), clientId: ClientId }),
  z.object({ topic: z.literal('status.changed') }),
  /** The server clock was advanced, or went back to real time. */
  z.object({ topic: z.literal('clock.changed') }),
  /** A fault rule was written, moved or switched, or has fired. */
  z.object({ topic: z.literal('faults.changed') }),
  /** A person was added, changed, removed, or made the one who consents next. */
  z.object({ topic: z.literal('person.changed'), personId: PersonId }),
  /** How consent is answered was changed, or a remembered consent forgotten. */
  z.object({ topic: z.literal('consent.changed') }),
  /** Somebody who is not registered knocked. */
  z.object({ topic: z.literal('knock.recorded') }),
  /** A workspace file was imported, or an import taken back. */
  z.object({ topic: z.literal('workspace.changed') }),
  /** Rotation, retention or ports were set. */
  z.object({ topic: z.literal('preferences.changed') }),
  /** A request began to wait, waits longer, or waits no more. */
  z.object({ topic: z.literal('hold.changed') }),
  /** A breakpoint was made, changed, switched or removed. */
  z.object({ topic: z.literal('breakpoints.changed') }),
  /** Recorded flows were taken away. */
  z.object({ topic: z.literal('flows.removed') }),
  /** A check-up began, came further or ended. */
  z.object({ topic: z.literal('checkup.changed'), clientId: ClientId }),
  /** A backup was made or removed, or work on one went on. */
  z.object({ topic: z.literal('backup.changed') }),
  /** A link was opened on this machine: the page goes there. In: a path of the console, with its query. */
  z.object({ topic: z.literal('link.opened'), path: z.string().regex(/^\/[\x21-\x7e]*$/).max(600) }),
  /** Messages were missed: read everything again. */
  z.object({ topic: z.literal('gap.found') }),
]);
export type LiveMessage = z.infer<typeof LiveMessage>;
export type Topic = LiveMessage['topic'];

/** Messages in order, up to `position` of this run of the console (`epoch`). The first batch may be empty: it tells where the listener stands. */
export const LiveBatch = z.object({ epoch: z.string(), position: z.number().int().nonnegative(), messages: z.array(LiveMessage) });
export type LiveBatch = z.infer<typeof LiveBatch>;

/**
 * Procedures (`noun.verb`) whose answers a topic makes stale. `flow.recorded` carries its own news for `flows.get`; findings and
 * uses are read again for its flow and app only, and figures only where the event counts, or tells of a token. Whatever changes a
 * decision makes `holds.preview` stale, and whatever changes what began in a simulation `clock.review`: both are read only while open.
 */
export const STALE = {
  'flow.recorded': ['flows.list', 'flows.findings', 'apps.findings', 'apps.redirectUses', 'apps.stakes', 'apps.overview', 'apps.stats', 'activity.list', 'authorizations.list', 'authorizations.get', 'people.list', 'people.stakes', 'consent.ofApp', 'clock.get', 'clock.review', 'holds.preview'],
  'secret.used': ['apps.secret'],
  'run.changed': ['guided.get'],
  'app.changed': [
    'clock.get', 'clock.review', 'holds.preview', 'breakpoints.list', 'faults.list', 'vault.drift', 'server.status', 'doctor.diagnose', 'guided.preflight', 'apps.list', 'apps.get', 'apps.redirectUses', 'apps.secret', 'apps.stakes', 'guided.get', 'knocks.list', 'workspace.export', 'workspace.read', 'workspace.undoable',
    'apps.overview', 'apps.stats', 'authorizations.list', 'authorizations.get', 'consent.get', 'consent.ofApp', 'people.list', 'people.stakes',
  ],
  'knock.recorded': ['knocks.list'],
  'status.changed': ['server.status', 'apps.list', 'apps.get', 'vault.drift'],
  // Whatever was worded or counted by the time on the server clock.
  'clock.changed': [
    'server.status', 'clock.get', 'clock.review', 'holds.preview', 'recordings.weigh', 'flows.list', 'flows.findings', 'apps.findings', 'apps.overview', 'apps.stats', 'apps.stakes', 'apps.secret', 'activity.list', 'authorizations.list', 'authorizations.get', 'guided.get', 'people.list', 'people.stakes',
    'workspace.export', 'workspace.read', 'workspace.undoable',
  ],
  'faults.changed': ['server.status', 'faults.list', 'holds.preview', 'workspace.export', 'workspace.read', 'workspace.undoable'],
  'checkup.changed': ['checkups.view', 'holds.preview', 'workspace.export', 'workspace.read', 'workspace.undoable'],
  'backup.changed': ['backups.list'],
  'workspace.changed': ['workspace.export', 'workspace.read', 'workspace.undoable', 'clock.review', 'holds.preview', 'faults.list', 'people.list', 'people.stakes', 'consent.ofApp'],
  'preferences.changed': ['preferences.get', 'recordings.weigh', 'holds.preview', 'workspace.export', 'workspace.read', 'workspace.undoable'],
  'person.changed': ['clock.review', 'holds.preview', 'people.list', 'people.stakes', 'consent.ofApp', 'apps.stakes', 'authorizations.list', 'authorizations.get', 'guided.preflight', 'workspace.export', 'workspace.read', 'workspace.undoable'],
  'consent.changed': ['holds.preview', 'consent.get', 'consent.ofApp', 'server.status', 'guided.preflight', 'workspace.export', 'workspace.read', 'workspace.undoable'],
  'flows.removed': [
    'clock.get', 'clock.review', 'holds.preview', 'recordings.weigh', 'flows.list', 'flows.get', 'flows.findings', 'apps.findings', 'apps.redirectUses', 'apps.overview', 'apps.stats', 'activity.list', 'authorizations.list', 'authorizations.get', 'knocks.list',
  ],
  'hold.changed': ['holds.list', 'holds.get', 'holds.preview', 'server.status'],
  'breakpoints.changed': ['breakpoints.list', 'server.status', 'workspace.export', 'workspace.read', 'workspace.undoable'],
  'link.opened': [],
  'gap.found': [
    'vault.drift', 'preferences.get', 'recordings.weigh', 'doctor.diagnose', 'guided.preflight', 'flows.list', 'flows.get', 'guided.get', 'apps.list', 'apps.get', 'server.status', 'flows.findings', 'apps.findings', 'apps.redirectUses', 'knocks.list',
    'apps.secret', 'apps.stakes', 'workspace.export', 'workspace.read', 'workspace.undoable', 'apps.overview', 'apps.stats', 'activity.list', 'authorizations.list', 'authorizations.get', 'backups.list', 'clock.get', 'checkups.view',
    'clock.review', 'faults.list', 'breakpoints.list', 'holds.list', 'holds.get', 'holds.preview',
    'people.list', 'people.stakes', 'consent.get', 'consent.ofApp',
  ],
} as const satisfies Record<Topic, readonly string[]>;
