/** Answers for what an error page says to the person in front of it, who is rarely the one who can mend it. */
import type { CheckId } from '../../../src-preload/contract/checks.ts';

/** Heading and first paragraph. */
export interface ErrorWords {
  readonly heading: string;
  readonly lead: string;
}

const SAFE = 'You can close this page.';

/** Words for a person. In: the failing check, and the app's name where it is known; where a client id is not, that of the app that was deleted. */
export function wordsFor(id: CheckId, appName: string | null): ErrorWords {
  const app = appName ?? 'the app';
  if (id === 'redirect.registered') {
    return {
      heading: `Mavio cannot take you back to ${app}`,
      lead: `${appName ?? 'The app'} asked to receive the answer at an address that it never registered. To keep your account safe, nothing was sent there. ${SAFE}`,
    };
  }
  if (id.startsWith('redirect.')) {
    return {
      heading: `Mavio cannot take you back to ${app}`,
      lead: `${appName ?? 'The app'} did not name an address that Mavio could take you back to. Nothing was sent anywhere. ${SAFE}`,
    };
  }
  if (id === 'client.known' && appName !== null) {
    return {
      heading: `${appName} does not exist any more`,
      lead: `An app sent you here that was deleted by the people who made it. Nothing was sent anywhere. ${SAFE}`,
    };
  }
  if (id.startsWith('client.')) {
    return {
      heading: 'Mavio does not know this app',
      lead: `An app sent you here, but this server cannot tell which one. Nothing was sent anywhere. ${SAFE}`,
    };
  }
  if (id === 'consent.scopes' || id === 'consent.person') {
    return {
      heading: id === 'consent.scopes' ? 'Choose what to allow' : 'Choose who you are',
      lead: `${id === 'consent.scopes' ? 'The answer allows nothing of what was asked for, or something else' : 'The answer came from nobody whom this server knows'}, so nothing was authorized. Open the page again and answer there.`,
    };
  }
  if (id.startsWith('consent.')) {
    return {
      heading: 'This answer was not accepted',
      lead: 'It did not come from the page that Mavio showed you, so nothing was authorized. Go back to the app and start again.',
    };
  }
  return {
    heading: 'This request cannot continue',
    lead: `The app sent a request that Mavio cannot read safely, so it stopped before anything happened. ${SAFE}`,
  };
}
