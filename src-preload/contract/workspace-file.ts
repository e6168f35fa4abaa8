/** Answers for the workspace file: what stands in it as long as nothing is staged. A start reads one, so no other schemas are here. */
import { z } from 'zod';
import { appDetailsShape, AppDescription, ClientSecret, refuseBadRedirects } from './app-fields.ts';
import { AppUrl, CheckupAddresses } from './checkup-addresses.ts';
import { AppConsent, AppConsentMode, ConsentMode } from './consent.ts';
import { ClientId, PersonId } from './ids.ts';
import { MOMENT_FORM, MOMENT_WORDS, readMoment } from './moment-text.ts';
import { Scope } from './oauth-shapes.ts';
import { Organisation, PersonEmail, PersonName } from './person-fields.ts';
import { Plan } from './plans.ts';
import { Preferences, Retention, Rotation } from './preferences.ts';

/** Most bytes (UTF-8) that a workspace file may have. */
export const WORKSPACE_BYTES = 2 * 1024 * 1024;

/** Most apps and people of one file. */
export const WORKSPACE_LIMITS = { apps: 500, people: 500 } as const;

/** Where an exported file looks for its schema: beside itself, so that editors need no network. */
export const WORKSPACE_SCHEMA_NAME = 'mavio-workspace.schema.json';

/** Who answers an app's consent page, in a workspace file. */
export const WorkspaceConsent = z
  .strictObject({
    mode: AppConsentMode.default('default').describe('Who answers the consent page: ask, authorize, deny, fewer (some scopes only), or as the console does.'),
    scopes: AppConsent.shape.scopes.default([]).describe('The scopes that fewer grants at most.'),
    remembers: z.boolean().default(false).describe('Whether somebody who granted the scopes before is not asked again.'),
  })
  .describe('Who answers the consent page. Without it, an app that exists keeps its own.');

/** Where a check-up finds an app, in a workspace file. */
export const WorkspaceCheckup = z
  .strictObject({
    startUrl: AppUrl.describe('Page of the app that begins a login, on this machine.'),
    actionUrl: CheckupAddresses.shape.actionUrl.default(null).describe('Page of the app that calls the API for whoever is signed in; null has none.'),
  })
  .nullable()
  .describe('Where a check-up finds the app. Without it, an app that exists keeps its own; null has none.');

/** An app in a workspace file: the details, its client id, and for tests a fixed secret. */
export const WorkspaceApp = z
  .strictObject({
    name: appDetailsShape.name.describe('Name on the consent page. No two apps share one.'),
    clientId: ClientId.optional().describe('Public id of the app. Without it, an app of the same name is meant, or a new id is made.'),
    clientSecret: ClientSecret.optional().describe('Fixed secret, for tests. Never exported. Without it, a new app gets a new secret, and an app that exists keeps its own.'),
    environment: appDetailsShape.environment.describe('development allows http on loopback hosts; production is https only.'),
    homepageUrl: appDetailsShape.homepageUrl.describe('Public home page of the app.'),
    description: AppDescription.default('').describe('What the app does, in one or two sentences.'),
    rotation: Rotation.optional().describe('Whether refresh tokens are replaced with each use; default follows the console. Without it, an app that exists keeps its own.'),
    consent: WorkspaceConsent.optional(),
    checkup: WorkspaceCheckup.optional(),
    redirectUris: appDetailsShape.redirectUris.describe('Where Mavio may send its answers; compared character by character.'),
  })
  .superRefine(refuseBadRedirects)
  .describe('An OAuth app.');
export type WorkspaceApp = z.infer<typeof WorkspaceApp>;

/** Someone who can consent, in a workspace file. */
export const WorkspacePerson = z
  .strictObject({
    name: PersonName.describe('Name on the consent page.'),
    email: PersonEmail.describe('Email address. No two people share one.'),
    personId: PersonId.optional().describe('Id of the person in the API: usr_ and 12 letters or digits. Without it, the person with this address is meant, or a new id is made.'),
    organisation: Organisation.optional().describe('Where the person works; shown beside the name.'),
    plan: Plan.nullable().optional().describe('Plan that counts for the API calls of this person; null follows the team.'),
    grants: z.array(Scope).max(50).nullable().optional().describe('The scopes that the person would grant; null is every one.'),
  })
  .describe('A test user.');
export type WorkspacePerson = z.infer<typeof WorkspacePerson>;

/** Settings of a workspace file. One that is left out stays as it is. */
export const WorkspaceSettings = z
  .strictObject({
    plan: Plan.optional().describe('Plan of the team: sets how many API calls a minute each person and app may make.'),
    consent: ConsentMode.optional().describe('Who answers the consent page of every app that chose nothing: ask, authorize or deny.'),
    rotates: Preferences.shape.rotates.optional().describe('Whether refresh tokens are replaced with each use, for every app that chose nothing.'),
    retention: z
      .strictObject({
        days: Retention.shape.days.optional().describe('Days after which recorded flows are taken away; null keeps them whatever their age.'),
        megabytes: Retention.shape.megabytes.optional().describe('Size of the database in megabytes from which on the oldest flows are taken away; null sets no bound.'),
      })
      .optional()
      .describe('How long recorded flows are kept. A flow whose authorization still lives is kept whatever stands here.'),
    port: Preferences.shape.port.optional().describe('Port of the authorization server and the API, from the next start on; null takes the usual one.'),
    consolePort: Preferences.shape.consolePort.optional().describe('Port of the served console page, from the next start on; null takes the usual one.'),
  })
  .describe('Settings of the local Mavio and of the console.');
export type WorkspaceSettings = z.infer<typeof WorkspaceSettings>;

/** Where the server clock begins, in a workspace file. A number of milliseconds is not what people write. */
export const WorkspaceClock = z
  .string()
  .regex(MOMENT_FORM, `must be ${MOMENT_WORDS}.`)
  .refine((text) => !Number.isNaN(readMoment(text)), 'is a day or time that there is not.')
  .describe(`Where the server clock begins: ${MOMENT_WORDS}. The flag --clock wins. Without it, the clock stays as it is.`);

/** A file in which nothing is staged. With what may be staged it is WorkspaceFile: a start whose file stages nothing does not wait for those schemas. */
export const PlainWorkspace = z
  .strictObject({
    $schema: z.string().optional().describe('Where the schema of this file is, for editors.'),
    version: z.literal(1).default(1).describe('Version of the format.'),
    clock: WorkspaceClock.optional(),
    settings: WorkspaceSettings.prefault({}),
    people: z.array(WorkspacePerson).min(1, 'Keep at least one person, so that somebody can consent.').max(WORKSPACE_LIMITS.people, `A file holds at most ${String(WORKSPACE_LIMITS.people)} people.`).optional().describe('Who can consent. The first one does when nobody else was chosen.'),
    apps: z.array(WorkspaceApp).max(WORKSPACE_LIMITS.apps, `A file holds at most ${String(WORKSPACE_LIMITS.apps)} apps.`).describe('The registered apps.'),
  })
  .describe('Workspace of Mavio Console: apps, people, settings and what is staged. Never a secret that somebody uses, never a token.');
export type PlainWorkspace = z.infer<typeof PlainWorkspace>;
