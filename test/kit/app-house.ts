/** Answers for a console with one registered app whose developer signs in, on a clock that stands still until it is moved. */
import { openConsole } from './console.ts';
import { DeveloperApp } from './developer-app.ts';
import { FixedClock } from './fixed-clock.ts';

/** Opens one. Consent is given automatically. In: where the app takes its answers; nothing needs to listen there. */
export async function openAppHouse(redirectUri: string) {
  const real = new FixedClock();
  const house = await openConsole({ clock: real, consent: 'authorize' });
  const { app, clientSecret } = await house.client.apps.register({ name: 'Clipnote', description: '', homepageUrl: 'https://app.example', environment: 'development', redirectUris: [redirectUri] });
  const developer = await DeveloperApp.discover({ issuer: house.issuer, clientId: app.clientId, clientSecret, redirectUri });
  const signIn = async () => {
    const { login, params } = await developer.logIn();
    return developer.exchange(params, login.verifier);
  };
  return { real, house, client: house.client, app, developer, signIn, [Symbol.asyncDispose]: () => house[Symbol.asyncDispose]() };
}
