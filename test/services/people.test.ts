/** Answers for people as the screen changes them: added, edited beside other windows, made the next one, and removed with all they granted. */
import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import type { PersonDetails } from '../../src-preload/contract/people.ts';
import { CLIPNOTE, openConsole } from '../kit/console.ts';
import { DeveloperApp } from '../kit/developer-app.ts';
import { FixedClock } from '../kit/fixed-clock.ts';
import { makeImage } from '../kit/images.ts';

const [redirectUri = ''] = CLIPNOTE.redirectUris;
const GRACE: PersonDetails = { name: 'Grace Noor', email: 'grace@noor.example', organisation: 'Noor & Sons', plan: 'free', grants: ['meetings:read'], pictureId: null };

/** A console with Clipnote registered, and what signs in to it. */
async function openWithApp() {
  const clock = new FixedClock();
  const console = await openConsole({ clock });
  const { client, issuer } = console;
  const { app, clientSecret } = await client.apps.register(CLIPNOTE);
  const developer = await DeveloperApp.discover({ issuer, clientId: app.clientId, clientSecret, redirectUri });
  const logIn = async () => {
    const { login, params } = await developer.logIn();
    return developer.exchange(params, login.verifier);
  };
  return { console, client, clock, app, developer, logIn, [Symbol.asyncDispose]: () => console[Symbol.asyncDispose]() };
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  const error: unknown = await promise.then(() => null, (cause: unknown) => cause);
  if (!(error instanceof ORPCError) || !error.defined) return error;
  const { code, data } = error as ORPCError<string, unknown>;
  return { code, data };
}

test('a person is added with everything that was typed, and survives a restart', async () => {
  await using console = await openConsole();
  const saved = await console.client.people.save({ personId: null, details: GRACE });
  expect(saved).toMatchObject({ ...GRACE, apps: 0 });
  await using again = await console.restart();
  expect((await again.client.people.list()).at(-1)).toEqual(saved);
});

test('two people never share an address, in whatever case', async () => {
  await using console = await openConsole();
  expect(await failureOf(console.client.people.save({ personId: null, details: { ...GRACE, email: 'ADA@lindqvist.example' } }))).toEqual({ code: 'EMAIL_TAKEN', data: { name: 'Ada Lindqvist' } });
  expect(await console.client.people.list()).toHaveLength(4);
});

test('a change that is based on what another window changed is told how it stands now', async () => {
  await using console = await openConsole();
  const { client } = console;
  const { personId, ...rest } = await client.people.save({ personId: null, details: GRACE });
  const changed = await client.people.save({ personId, basedOn: GRACE, details: { ...GRACE, name: 'Grace N.' } });
  expect(await failureOf(client.people.save({ personId, basedOn: GRACE, details: { ...GRACE, plan: 'pro' } }))).toEqual({ code: 'PERSON_CHANGED', data: { person: changed } });
  expect((await client.people.list()).at(-1)).toEqual({ ...rest, personId, name: 'Grace N.' });
});

test('a picture is one that was taken; one that is gone is refused', async () => {
  await using console = await openConsole();
  const { logoId } = await console.client.logos.add({ image: (await makeImage('png')).toString('base64') });
  expect(await console.client.people.save({ personId: null, details: { ...GRACE, pictureId: logoId } })).toMatchObject({ pictureId: logoId });
  expect((await fetch(`${console.issuer}/oauth/logos/${logoId}.png`)).status).toBe(200);
  const lost = 'logo_000000000000000000000000' as typeof logoId;
  expect(await failureOf(console.client.people.save({ personId: null, details: { ...GRACE, email: 'b@b.example', pictureId: lost } }))).toMatchObject({ code: 'LOGO_REFUSED' });
});

test('who is made the next one consents', async () => {
  await using house = await openWithApp();
  const [, , priya] = await house.client.people.list();
  if (priya === undefined) expect.fail('nobody');
  expect((await house.client.people.setDefault({ personId: priya.personId })).map(({ name }) => name)).toEqual(['Priya Raman', 'Ada Lindqvist', 'Tomás Herrera', 'Jun Mori']);
  await house.logIn();
  expect((await house.client.flows.list({})).flows[0]?.personName).toBe('Priya Raman');
  expect((await house.client.people.list()).map(({ apps }) => apps)).toEqual([1, 0, 0, 0]);
});

test('removing a person ends what they granted, says so on the flow, and keeps the name there', async () => {
  await using house = await openWithApp();
  const { client, developer } = house;
  const tokens = await house.logIn();
  const { params } = await developer.logIn();
  const [ada] = await client.people.list();
  if (ada === undefined) expect.fail('nobody');
  expect(await client.people.stakes(ada)).toEqual({ apps: [{ clientId: house.app.clientId, name: 'Clipnote', authorizations: 1 }], tokens: 2, codes: 1 });
  expect(await client.people.remove(ada)).toMatchObject({ tokens: 2, codes: 1 });
  expect(params.has('code')).toBe(true);
  const { flows } = await client.flows.list({});
  expect(flows.map(({ personName, headline }) => [personName, headline])).toEqual([['Ada Lindqvist', 'Person was removed'], ['Ada Lindqvist', 'Person was removed']]);
  expect((await fetch(`${house.console.issuer}/v1/meetings`, { headers: { authorization: `Bearer ${tokens.access_token}` } })).status).toBe(401);
  expect((await client.people.list()).map(({ name }) => name)).not.toContain('Ada Lindqvist');
  expect(await failureOf(client.people.remove(ada))).toEqual({ code: 'NOT_FOUND', data: { what: 'person' } });
});

test('the last person stays', async () => {
  await using console = await openConsole();
  const people = await console.client.people.list();
  for (const person of people.slice(1)) await console.client.people.remove(person);
  const [last] = people;
  if (last === undefined) expect.fail('nobody');
  expect(await failureOf(console.client.people.remove(last))).toMatchObject({ code: 'NOT_NOW' });
});

test('nothing but a person gets through', async () => {
  await using console = await openConsole();
  const bad: Partial<Record<keyof PersonDetails, unknown>>[] = [{ name: '' }, { name: 'a\u0007' }, { email: 'ada' }, { plan: 'gold' }, { grants: ['admin'] }, { pictureId: '../../etc' }, { organisation: 'x'.repeat(81) }];
  for (const change of bad) await expect(console.client.people.save({ personId: null, details: { ...GRACE, ...change } as PersonDetails })).rejects.toThrow(/Input validation failed/);
});
