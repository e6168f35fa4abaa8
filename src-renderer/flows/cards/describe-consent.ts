/** Answers for the consent step in words: who answered, by themselves or not, and what they left out. */
import type { DrawnStep, Picture } from '../picture/picture.ts';

/** One or two sentences on the answer, or on waiting for it. */
export function describeConsent(step: DrawnStep, picture: Picture): string {
  const answer = step.events.findLast((event) => event.type === 'consent.answered' && event.answer !== 'refused');
  const who = picture.personName ?? 'The person';
  if (answer?.type !== 'consent.answered') return `Mavio shows the consent page and waits for ${who} to choose.`;
  const left = answer.declined === undefined ? '' : ` Your app gets fewer scopes than it asked for: without ${answer.declined.join(', ')}.`;
  if (answer.by !== 'person') {
    // The check says who chose so; it names what was left out as well.
    const why = answer.checks.find(({ id }) => id === 'consent.granted')?.note ?? `The console answered by itself, in ${who}’s name.`;
    return `Nobody was asked. ${why}`;
  }
  if (answer.answer === 'deny') return `${who} chose Deny. That is an answer, not a fault: your app receives error=access_denied.`;
  return `${who} authorized ${picture.appName}. Mavio issued a code that lives 10 minutes.${left}`;
}

/** True when a code was issued for fewer scopes than were asked for. */
export function grantsFewer({ events }: DrawnStep): boolean {
  return events.some((event) => event.type === 'consent.answered' && event.declined !== undefined);
}
