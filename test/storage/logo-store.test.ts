/** Answers for kept logos: what an app has stays, and of the others only the newest. */
import { expect, test } from 'vitest';
import { AppStore } from '../../src-main/storage/app-store.ts';
import { LogoStore, MOST_LOOSE_LOGOS } from '../../src-main/storage/logo-store.ts';
import { makeApp, openTempDatabase } from './stored.ts';

const logo = (number: number) => ({ logoId: `logo_${String(number)}`, keptAt: number, small: Buffer.from([number]), large: Buffer.from([number, number]) });

test('a logo is kept once, in both sizes', async () => {
  await using db = await openTempDatabase();
  const logos = new LogoStore(db);
  logos.keep(logo(1));
  logos.keep({ ...logo(1), keptAt: 5 });
  expect([logos.has('logo_1'), logos.has('logo_2')]).toEqual([true, false]);
  expect(logos.load('logo_1', 'small')).toEqual(Buffer.from([1]));
  expect(logos.load('logo_1', 'large')).toEqual(Buffer.from([1, 1]));
  expect(logos.load('logo_2', 'large')).toBeNull();
});

test('logos that no app has go, the oldest first; one that an app has stays', async () => {
  await using db = await openTempDatabase();
  const logos = new LogoStore(db);
  const apps = new AppStore(db);
  logos.keep(logo(0));
  const app = apps.insert(makeApp({ logoId: 'logo_0' }));
  for (let number = 1; number <= MOST_LOOSE_LOGOS + 1; number += 1) logos.keep(logo(number));
  expect([logos.has('logo_0'), logos.has('logo_1'), logos.has('logo_2')]).toEqual([true, false, true]);
  expect(apps.load(app.clientId)).toMatchObject({ logoId: 'logo_0', revision: 1 });
  apps.update({ ...app, logoId: null });
  logos.keep(logo(99));
  expect(logos.has('logo_0')).toBe(false);
});

test('an app cannot have a logo that is not here', async () => {
  await using db = await openTempDatabase();
  expect(() => new AppStore(db).insert(makeApp({ logoId: 'logo_gone' }))).toThrow(/FOREIGN KEY/);
});

test('each update counts the revision on, whichever one it is given', async () => {
  await using db = await openTempDatabase();
  const apps = new AppStore(db);
  const first = apps.insert(makeApp());
  expect(apps.update({ ...first, name: 'Two' }).revision).toBe(2);
  expect(apps.update({ ...first, name: 'Three' }).revision).toBe(3);
  expect(apps.load(first.clientId)).toMatchObject({ name: 'Three', revision: 3 });
});
