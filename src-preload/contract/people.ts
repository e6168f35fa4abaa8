/** Answers for people: the test users who can consent on the local server, and what each of them would do there. */
import { z } from 'zod';
import { ClientId, LogoId, PersonId } from './ids.ts';
import { Scope } from './oauth-shapes.ts';
import { Organisation, PersonEmail, PersonName } from './person-fields.ts';
import { Plan } from './plans.ts';

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

/** The same as it is kept. Words are as they were taken once: a rule for them that came later hides nobody, and keeps nobody from being mended. */
export const KeptPerson = PersonDetails.extend({ name: z.string().max(1000), organisation: z.string().max(1000) });

/** A person as the screen shows them. Whoever is listed first consents when nobody else was chosen. */
export const PersonView = KeptPerson.extend({
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
