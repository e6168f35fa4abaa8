/** Answers for showing what an import would do: added, changed field by field, removed, and whose tokens end. */
import type { Person } from '../../../src-preload/contract/oauth.ts';
import { USUAL_PORTS } from '../../../src-preload/contract/preference-facts.ts';
import type { Retention } from '../../../src-preload/contract/preferences.ts';
import type { FieldChange, TokenLoss, WorkspaceChange, WorkspaceDifference } from '../../../src-preload/contract/workspace.ts';
import type { StoredApp } from '../../storage/app-store.ts';
import type { StoredPerson } from '../../storage/people-store.ts';
import { digest } from '../../trace/secrets.ts';
import type { Endings } from '../endings.ts';
import { byText } from './by-text.ts';
import { findGone } from './carry-out.ts';
import { countThings } from './count-words.ts';
import type { AppStep, ImportPlan } from './plan-import.ts';
import { sayClock } from './clock-part.ts';
import { policyOf, sayPolicy } from './consent-part.ts';
import { sayAddresses, sayBreakpoints, sayFaults, type Staging } from './staging.ts';
import type { Step } from './step.ts';

type Fields = Readonly<Record<string, readonly string[]>>;

const line = (text: string): string[] => (text === '' ? [] : [text]);

function appFields(app: StoredApp | null): Fields {
  if (app === null) return {};
  return {
    name: [app.name],
    clientId: [app.clientId],
    environment: [app.environment],
    homepageUrl: [app.homepageUrl],
    description: line(app.description),
    rotation: app.rotation === 'default' ? [] : [app.rotation],
    redirectUris: app.redirectUris,
    // A fingerprint, never the secret: enough to see that another one comes.
    secret: [app.secretFingerprint],
  };
}

function personFields(person: StoredPerson | null): Fields {
  if (person === null) return {};
  const { name, email, personId, organisation, plan, grants } = person;
  return {
    name: [name],
    email: [email],
    personId: [personId],
    organisation: line(organisation),
    plan: plan === null ? [] : [plan],
    grants: grants === null ? [] : grants.length === 0 ? ['nothing'] : grants,
  };
}

/** The fields that differ; of something new or going, all that have a value. */
function compare(before: Fields, after: Fields): FieldChange[] {
  const names = Object.keys({ ...after, ...before });
  return names
    .map((field) => ({ field, before: [...(before[field] ?? [])], after: [...(after[field] ?? [])] }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

const NO_LOSS: TokenLoss = { people: 0, tokens: 0 };

function kindOf({ before, after }: Step<unknown>): WorkspaceChange['kind'] {
  if (before === null) return 'added';
  return after === null ? 'removed' : 'changed';
}

function describeApp(step: AppStep, lossOf: (clientId: string) => TokenLoss): WorkspaceChange {
  const app = step.after ?? step.before;
  const isNew = step.before === null;
  // What is made for a new app is made again when the import happens: it is not known yet.
  const isKnown = (field: string): boolean => (field === 'clientId' ? step.idIsGiven : field !== 'secret' || (!isNew && step.after !== null));
  const fields = compare(appFields(step.before), appFields(step.after)).filter(({ field }) => isKnown(field));
  return { kind: kindOf(step), what: 'app', id: isNew ? '' : (app?.clientId ?? ''), name: app?.name ?? '', fields, loss: step.after === null ? lossOf(step.before?.clientId ?? '') : NO_LOSS };
}

function describePerson(step: Step<StoredPerson>, lossOf: (personId: string) => TokenLoss): WorkspaceChange {
  const person = step.after ?? step.before;
  const fields = compare(personFields(step.before), personFields(step.after)).filter(({ field }) => field !== 'personId');
  return { kind: kindOf(step), what: 'person', id: step.before?.personId ?? '', name: person?.name ?? '', fields, loss: step.after === null ? lossOf(step.before?.personId ?? '') : NO_LOSS };
}

type Settings = ImportPlan['settings']['before'];

/** What each setting is called, and how it is written. */
const SETTINGS: readonly { readonly id: string; readonly name: string; readonly say: (settings: NonNullable<Settings>) => readonly string[] }[] = [
  { id: 'plan', name: 'Plan of the team', say: ({ plan }) => [plan] },
  { id: 'rotates', name: 'Rotation of refresh tokens', say: ({ rotates }) => [rotates ? 'on' : 'off'] },
  { id: 'retention', name: 'How long recorded flows are kept', say: ({ retention }) => sayRetention(retention) },
  { id: 'port', name: 'Port of the server, from the next start on', say: ({ port }) => [sayPort(port, USUAL_PORTS.port)] },
  { id: 'consolePort', name: 'Port of the console page, from the next start on', say: ({ consolePort }) => [sayPort(consolePort, USUAL_PORTS.consolePort)] },
];

const sayPort = (port: number | null, usual: number): string => (port === null ? `the usual one, ${String(usual)}` : String(port));

function sayRetention({ days, megabytes }: Retention): string[] {
  if (days === null && megabytes === null) return ['without a bound'];
  return [...(days === null ? [] : [`for ${countThings(days, 'day')}`]), ...(megabytes === null ? [] : [`up to ${String(megabytes)} MB`])];
}

function describeSettings({ before, after }: ImportPlan['settings'], countTooOld: DescribeParts['countTooOld']): WorkspaceChange[] {
  if (before === null || after === null) return [];
  return SETTINGS.flatMap(({ id, name, say }): WorkspaceChange[] => {
    const fields = compare({ [id]: say(before) }, { [id]: say(after) });
    if (fields.length === 0) return [];
    const tooOld = id === 'retention' ? (countTooOld?.(after.retention) ?? 0) : 0;
    const told = tooOld === 0 ? fields : fields.map((field) => ({ ...field, after: [...field.after, `${countThings(tooOld, 'flow')} older than that will be taken away`] }));
    return [{ kind: 'changed', what: 'setting', id, name, fields: told, loss: NO_LOSS }];
  });
}

/** Rules and breakpoints are written as a whole, so they are shown as a whole. */
function describeStaging({ staging: { before, after }, apps, people }: ImportPlan, known: ReadonlyMap<string, string>): WorkspaceChange[] {
  if (before === null || after === null) return [];
  const planned = new Map<string, string>([...apps.map(({ after: app }) => [app?.clientId, app?.name]), ...people.map(({ after: person }) => [person?.personId, person?.name])].flatMap(([id, name]) => (id === undefined || name === undefined ? [] : [[id, name]])));
  const nameOf = (id: string): string => planned.get(id) ?? known.get(id) ?? id;
  // By name: the id of a new app is made anew each time that the import is planned, and what was shown shall be what is done.
  const idsIn = (one: readonly { readonly clientId: string }[], other: readonly { readonly clientId: string }[]): string[] =>
    [...new Set([...one, ...other].map(({ clientId }) => clientId))].sort((a, b) => byText(nameOf(a), nameOf(b)));
  const parts: readonly (readonly [string, string, (staging: Staging, nameOf: (id: string) => string) => string[]])[] = [
    ['consent', 'Consent for every app', ({ consent }) => [consent.mode]],
    ...idsIn(before.consent.apps, after.consent.apps).map((clientId) => ['consent', `Consent for ${nameOf(clientId)}`, ({ consent }: Staging) => sayPolicy(policyOf(consent, clientId))] as const),
    ...idsIn(before.addresses, after.addresses).map((clientId) => ['checkup', `Where a check-up finds ${nameOf(clientId)}`, (staging: Staging) => sayAddresses(staging, clientId)] as const),
    ['faults', 'Fault rules', sayFaults],
    ['breakpoints', 'Breakpoints', sayBreakpoints],
  ];
  return parts.flatMap(([id, name, say]): WorkspaceChange[] => {
    const fields = compare({ [id]: say(before, nameOf) }, { [id]: say(after, nameOf) });
    return fields.length === 0 ? [] : [{ kind: 'changed', what: 'setting', id, name, fields, loss: NO_LOSS }];
  });
}

/** Where the server clock begins, and what dies of age on the way there. */
function describeClock({ clock: { before, after } }: ImportPlan, countDying: DescribeParts['countDying']): WorkspaceChange[] {
  if (before === after || after === null) return [];
  const dying = countDying?.(after) ?? 0;
  const told = [...sayClock(after), ...(dying === 0 ? [] : [`${countThings(dying, 'code or token', 'codes and tokens')} will be dead of age`])];
  return [{ kind: 'changed', what: 'setting', id: 'clock', name: 'Server clock', fields: [{ field: 'clock', before: sayClock(before), after: told }], loss: NO_LOSS }];
}

/** In what order people are asked, when that changes. */
function describeOrder(plan: ImportPlan, names: ReadonlyMap<string, string>): WorkspaceChange[] {
  const left = new Set<string | undefined>(plan.people.flatMap(({ before, after }) => (after === null ? [before?.personId] : [])));
  const before = [...names.keys()].filter((id) => !left.has(id));
  const after = plan.order.filter((id) => names.has(id));
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const say = (ids: readonly string[]): string[] => ids.map((id) => names.get(id) ?? id);
  return [{ kind: 'changed', what: 'setting', id: 'order', name: 'Order of the people', fields: [{ field: 'people', before: say(before), after: say(after) }], loss: NO_LOSS }];
}

/** What describing looks up. */
export interface DescribeParts {
  readonly endings: Endings;
  readonly now: number;
  /** Everybody who is here, in order. */
  readonly people: readonly Person[];
  /** Every app that is here. */
  readonly apps: readonly Pick<StoredApp, 'clientId' | 'name'>[];
  readonly countTooOld?: ((retention: Retention) => number) | undefined;
  readonly countDying?: ((to: number) => number) | undefined;
}

/** Turns a plan into what the screen shows before anything is written. */
export function describePlan(plan: ImportPlan, { endings, now, people, apps, countTooOld, countDying }: DescribeParts): WorkspaceDifference {
  const names = new Map<string, string>(people.map(({ personId, name }) => [personId, name]));
  const all = [
    ...describeClock(plan, countDying),
    ...describeSettings(plan.settings, countTooOld),
    ...describeOrder(plan, names),
    ...describeStaging(plan, new Map([...names, ...apps.map(({ clientId, name }) => [clientId, name] as const)])),
    ...plan.people.map((step) => describePerson(step, (personId) => endings.living({ clientIds: [], personIds: [personId] }, now))),
    ...plan.apps.map((step) => describeApp(step, (clientId) => endings.living({ clientIds: [clientId], personIds: [] }, now))),
  ];
  const changes = all.filter(({ kind, fields }) => kind !== 'changed' || fields.length > 0);
  return {
    changes,
    unchanged: all.length - changes.length,
    leftAlone: plan.leftAlone,
    newSecrets: plan.apps.filter(({ before, after, secret }) => after !== null && secret !== null && before === null).length,
    loss: endings.living(findGone(plan), now),
    seen: digest(JSON.stringify(changes)),
  };
}
