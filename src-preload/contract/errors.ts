/** Answers for the expected failures of the contract: a closed list, each with typed data and a sentence. */
import { z } from 'zod';
import { App } from './apps.ts';
import { SENTENCES } from './error-sentences.ts';
import { FaultRow } from './faults.ts';
import { HoldEnd } from './holds.ts';
import { Moment } from './ids.ts';
import { PersonView } from './people.ts';
import { PortName } from './preferences-view.ts';
import { WorkspaceMistake } from './workspace.ts';

/** Failures that a screen handles; everything else is a bug and arrives as INTERNAL_SERVER_ERROR with a request id. */
export const ERRORS = {
  /** The app, flow or run is not there (any more). `deleted`: the app was deleted here, and remembered. `ended`: how a held request went on, while that is remembered. */
  NOT_FOUND: { message: SENTENCES.NOT_FOUND, data: z.object({ what: z.string(), deleted: z.object({ name: z.string(), deletedAt: Moment }).optional(), ended: HoldEnd.optional() }) },
  /** A registered app with this name exists already. */
  NAME_TAKEN: { message: SENTENCES.NAME_TAKEN, data: z.object({ name: z.string() }) },
  /** The vault refused to keep the secret; nothing was changed. */
  VAULT_FAILED: { message: SENTENCES.VAULT_FAILED, data: z.object({ reason: z.string() }) },
  /** The secret is in no vault, so the console cannot play the app. */
  SECRET_MISSING: { message: SENTENCES.SECRET_MISSING, data: z.object({ clientId: z.string() }) },
  /** The name that was typed to confirm is not the app's; nothing was changed. `name` is what it is called. */
  NAME_DIFFERS: { message: SENTENCES.NAME_DIFFERS, data: z.object({ name: z.string() }) },
  /** The pasted secret is not the current one: its digest differs. */
  SECRET_WRONG: { message: SENTENCES.SECRET_WRONG, data: z.object({ clientId: z.string() }) },
  /** This cannot be done now, for the reason in `reason`, which is the message too. */
  NOT_NOW: { message: SENTENCES.NOT_NOW, data: z.object({ reason: z.string() }) },
  /** The server clock cannot be put there, for the reason in `reason`; nothing was changed. */
  CLOCK_REFUSED: { message: SENTENCES.CLOCK_REFUSED, data: z.object({ reason: z.string() }) },
  /** The rule was changed since the revision that this change is based on; `rule` is how it stands now. Nothing was changed. */
  FAULT_CHANGED: { message: SENTENCES.FAULT_CHANGED, data: z.object({ rule: FaultRow }) },
  /** A port cannot be the one of the server or the console page, for the reason in `reason`; nothing was changed. */
  PORT_REFUSED: { message: SENTENCES.PORT_REFUSED, data: z.object({ name: PortName, reason: z.string() }) },
  /** This redirect URI cannot be registered, for the reason in `reason`; nothing was changed. */
  URI_REFUSED: { message: SENTENCES.URI_REFUSED, data: z.object({ reason: z.string() }) },
  /** The app was changed since the revision that this change is based on; `app` is how it stands now. Nothing was changed. */
  CHANGED_MEANWHILE: { message: SENTENCES.CHANGED_MEANWHILE, data: z.object({ app: App }) },
  /** Somebody else has this address; nothing was changed. `name` is theirs. */
  EMAIL_TAKEN: { message: SENTENCES.EMAIL_TAKEN, data: z.object({ name: z.string() }) },
  /** The person was changed since the form was opened; `person` is how they stand now. Nothing was changed. */
  PERSON_CHANGED: { message: SENTENCES.PERSON_CHANGED, data: z.object({ person: PersonView }) },
  /** The image cannot become a logo, for the reason in `reason`. */
  LOGO_REFUSED: { message: SENTENCES.LOGO_REFUSED, data: z.object({ reason: z.string() }) },
  /** The workspace file has mistakes; nothing was changed. */
  WORKSPACE_REFUSED: { message: SENTENCES.WORKSPACE_REFUSED, data: z.object({ mistakes: z.array(WorkspaceMistake) }) },
  /** A held request cannot be changed or answered like this, for the reason in `reason`; it is held on. */
  EDIT_REFUSED: { message: SENTENCES.EDIT_REFUSED, data: z.object({ reason: z.string() }) },
  /** The authorization had ended before: its tokens are refused already. */
  ENDED: { message: SENTENCES.ENDED, data: z.object({ at: z.number() }) },
  /** The backup was not made, or cannot be restored, for the reason in `reason`. */
  BACKUP_FAILED: { message: SENTENCES.BACKUP_FAILED, data: z.object({ reason: z.string() }) },
} as const;
