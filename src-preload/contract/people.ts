/** Answers for people: the test users who can consent on the local server, and what each of them would do there. */
import { z } from 'zod';
import { ClientId, PersonId } from './ids.ts';
import { LogoId } from './logos.ts';
import { Scope } from './oauth.ts';
import { Plan } from './plans.ts';

const printable = /^[^\p{Cc}\p{Cs}]*$/u;

/** Name on the consent page. */
export const PersonName = z.string().trim().min(1, 'Give the person a name.').max(80, 'Keep the name to 80 characters.').regex(printable, 'The name holds a control character. Type it again without it.');

/** E-mail address. No two people share one. */
export const PersonEmail = z
  .string()
  .trim()
  .max(254, 'Keep the address to 254 characters.')
  .regex(/^[\x21-\x3f\x41-\x7e]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*$/, 'Enter an email address, such as ada@example.com.');

/** Where the person works; empty when it does not matter. */
export const Organisation = z.string().trim().max(80, 'Keep the organisation to 80 characters.').regex(printable, 'The organisation holds a control character. Type it again without it.');

/** Most people of one console. */
export const MOST_PEOPLE = 500;

/** What is typed of a person. */
export const PersonDetails = z.strictObject({
  name: PersonName,
  email: PersonEmail,
  organisation: Organisation,
  /** Sets how many API calls a minute this person's tokens may make; null follows the team's plan. */
  plan: Plan.nullable(),
  /** The scopes that this person would grant; null is every one. The consent page ticks these, and an automatic answer grants no other. */
  grants: z.array(Scope).max(50).nullable(),
  /** A picture that `logos.add` has taken; null shows the initial. */
  pictureId: LogoId.nullable(),
});
export type PersonDetails = z.infer<typeof PersonDetails>;

/** A person as the screen shows them. Whoever is listed first consents when nobody else was chosen. */
export const PersonView = PersonDetails.extend({
  personId: PersonId,
  /** Apps that hold a living authorization of this person. */
  apps: z.number().int().nonnegative(),
});
export type PersonView = z.infer<typeof PersonView>;

const Count = z.number().int().nonnegative();

/** What would end with a person, or what ended. */
export const PersonStakes = z.object({
  /** Living authorizations by app, the most first. */
  apps: z.array(z.object({ clientId: ClientId, name: z.string(), authorizations: Count })),
  tokens: Count,
  /** Codes that could still be exchanged. */
  codes: Count,
});
export type PersonStakes = z.infer<typeof PersonStakes>;
