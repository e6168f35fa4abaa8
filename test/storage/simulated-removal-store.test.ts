/** Answers for what is forgotten of an app when a simulation is discarded: later uses, and consents and check-ups that began in it. */
import { expect, test } from 'vitest';
import { AppStore } from '../../src-main/storage/app-store.ts';
import { SimulatedRemovalStore } from '../../src-main/storage/simulated-removal-store.ts';
import { SimulationStore } from '../../src-main/storage/simulation-store.ts';
import { FIRST_MOMENT } from '../kit/fixed-clock.ts';
import { makeApp, openTempDatabase } from './stored.ts';

test('a consent that was remembered after the moment is forgotten, an older one stays', async () => {
  await using db = await openTempDatabase();
  const { clientId } = new AppStore(db).insert(makeApp());
  const people = db.sql.prepare<[], { id: string }>('SELECT person_id AS id FROM people ORDER BY position LIMIT 2').all();
  const [older = '', newer = ''] = people.map(({ id }) => id);
  const grant = db.sql.prepare("INSERT INTO granted_consents (client_id, person_id, scopes, granted_at) VALUES (?, ?, '[]', ?)");
  grant.run(clientId, older, FIRST_MOMENT);
  grant.run(clientId, newer, FIRST_MOMENT + 1);
  new SimulatedRemovalStore(db).endUses(clientId, FIRST_MOMENT);
  expect(db.sql.prepare('SELECT person_id FROM granted_consents').pluck().all()).toEqual([older]);
});

test('a check-up that was begun later is forgotten; an older one stays, also one that was kept from an earlier simulation', async () => {
  await using db = await openTempDatabase();
  const { clientId } = new AppStore(db).insert(makeApp());
  const keep = db.sql.prepare("INSERT INTO checkups (checkup_id, client_id, state, report) VALUES (?, ?, 'finished', ?)");
  keep.run('chk_older', clientId, `{"startedAt":${String(FIRST_MOMENT + 1000)}}`);
  const { checkup } = new SimulationStore(db).marks();
  keep.run('chk_newer', clientId, `{"startedAt":${String(FIRST_MOMENT + 1)}}`);
  new SimulatedRemovalStore(db).removeCheckups(checkup);
  expect(db.sql.prepare('SELECT checkup_id FROM checkups').pluck().all()).toEqual(['chk_older']);
});
