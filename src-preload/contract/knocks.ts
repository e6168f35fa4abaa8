/** Answers for requests that belong to no registered app: who knocked, how often, and who was probably meant. */
import { z } from 'zod';
import { ClientId, FlowId, Moment } from './ids.ts';

/** Who was probably meant, as far as the console can tell; the first that applies. */
export const KnockHint = z.discriminatedUnion('kind', [
  /** A client secret was sent where the id belongs. Only its fingerprint is kept. */
  z.object({ kind: z.literal('secret') }),
  /** The id of an app that was deleted here. */
  z.object({ kind: z.literal('deleted'), appName: z.string(), deletedAt: Moment }),
  /** Some letters away from a registered id, or the same id in another case, without its prefix, or with quotes or spaces around it. */
  z.object({ kind: z.literal('misspelt'), how: z.enum(['letters', 'case', 'prefix', 'wrapped']), clientId: ClientId, appName: z.string() }),
  /** The redirect URI that it named is registered, on this app. */
  z.object({ kind: z.literal('redirect'), redirectUri: z.string(), clientId: ClientId, appName: z.string() }),
  /** It named an https redirect URI on a public host. */
  z.object({ kind: z.literal('production'), redirectUri: z.string() }),
  /** It has the shape of an issued id, so another server issued it. */
  z.object({ kind: z.literal('elsewhere') }),
  z.object({ kind: z.literal('unknown') }),
]);
export type KnockHint = z.infer<typeof KnockHint>;

/** One who knocked. `client`: a client id that is not registered. `tokens`: every token and code that was not issued here, in one row. */
export const Knock = z.object({
  kind: z.enum(['client', 'tokens']),
  /** The client id as it may be shown: secrets in it are covered, and long ones are cut. Empty for `tokens`. */
  shownId: z.string(),
  times: z.number().int().positive(),
  firstAt: Moment,
  lastAt: Moment,
  /** The redirect URI that it named last, if it named one. */
  redirectUri: z.string().nullable(),
  /** The newest flow of it. */
  flowId: FlowId,
  hint: KnockHint,
});
export type Knock = z.infer<typeof Knock>;
