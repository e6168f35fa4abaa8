/** Answers for the identifiers that travel between the floors: branded, so that one cannot be passed for another. */
import { z } from 'zod';

/** Client id of an app (RFC 6749 2.2): visible ASCII, so that it survives raw and encoded Basic alike. Issued ones are `mavio_client_` + 12 characters. */
export const ClientId = z
  .string()
  .regex(/^[\x21-\x7e]{1,120}$/, 'A client id is 1 to 120 visible ASCII characters, without spaces.')
  .brand<'ClientId'>();
export type ClientId = z.infer<typeof ClientId>;

/** One login as the console draws it, from the first request to the last refresh. */
export const FlowId = z
  .string()
  .regex(/^flow_[A-Za-z0-9]{16}$/, 'A flow id is flow_ and 16 letters or digits.')
  .brand<'FlowId'>();
export type FlowId = z.infer<typeof FlowId>;

/** A Mavio user who may consent: `usr_` and 12 characters. */
export const PersonId = z.string().regex(/^usr_[A-Za-z0-9]{12}$/, 'A person id is usr_ and 12 letters or digits.').brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;

/** Name of a logo: `logo_` and 24 hex digits of the SHA-256 of its picture, so that one name always means one picture. */
export const LogoId = z
  .string()
  .regex(/^logo_[0-9a-f]{24}$/, 'A logo id is logo_ and 24 hex digits.')
  .brand<'LogoId'>();
export type LogoId = z.infer<typeof LogoId>;

/** Moment in epoch milliseconds of the server clock. */
export const Moment = z.number().int().nonnegative();
export type Moment = z.infer<typeof Moment>;

/** Short keyed fingerprint of a secret value, as drawn: `9c41·0be2`. Equal values have equal fingerprints in one data folder, and in no other. */
export const Fingerprint = z.string().regex(/^[0-9a-f]{4}·[0-9a-f]{4}$/);
export type Fingerprint = z.infer<typeof Fingerprint>;
