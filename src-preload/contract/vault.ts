/** Answers for how the keychain and the registered apps agree. Never a secret. */
import { z } from 'zod';
import { ClientId, Moment } from './ids.ts';

const ofApp = { clientId: ClientId, name: z.string() };

/**
 * One disagreement. `missing`: the keychain has no secret of the app. `different`: it has one that is not the current one.
 * `in_memory`: the current one waits in memory. `without_app`: an entry whose account is no app of this data folder.
 */
export const VaultDriftEntry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('missing'), ...ofApp }),
  z.object({ kind: z.literal('different'), ...ofApp }),
  z.object({ kind: z.literal('in_memory'), ...ofApp }),
  z.object({ kind: z.literal('without_app'), account: z.string() }),
]);
export type VaultDriftEntry = z.infer<typeof VaultDriftEntry>;

/** What a comparison found: every disagreement, or why nothing was compared. */
export const VaultDrift = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('compared'), checkedAt: Moment, apps: z.number().int().nonnegative(), entries: z.array(VaultDriftEntry) }),
  z.object({ outcome: z.literal('no_keychain'), checkedAt: Moment }),
  z.object({ outcome: z.literal('failed'), checkedAt: Moment, reason: z.string() }),
]);
export type VaultDrift = z.infer<typeof VaultDrift>;
