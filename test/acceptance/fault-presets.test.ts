/** Answers for Done-when 2 of the mock lab: every preset of the gallery reaches a real client library, and the flow says that it was injected. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foldFlow } from '../../src-renderer/flows/picture/fold-flow.ts';
import { faultsOf, sayInjected } from '../../src-renderer/flows/picture/mark-injected.ts';
import { pointOf } from '../../src-preload/contract/fault-fits.ts';
import { FAULT_PRESETS } from '../../src-preload/contract/fault-presets.ts';
import { sayAct } from '../../src-preload/contract/fault-words.ts';
import type { Flow } from '../../src-preload/contract/trace.ts';
import { CALLBACK_ROWS } from './faults/callback-rows.ts';
import { RESOURCE_ROWS } from './faults/resource-rows.ts';
import { draftOf, setScene, type Scene } from './faults/scene.ts';
import { TOKEN_ROWS } from './faults/token-rows.ts';

const ROWS = [...CALLBACK_ROWS, ...TOKEN_ROWS, ...RESOURCE_ROWS];

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene[Symbol.asyncDispose]());

/** The newest flow in which a rule stepped in. */
async function flowWith(ruleId: string): Promise<Flow> {
  const { flows } = await scene.house.client.flows.list({ limit: 30 });
  for (const { flowId } of flows) {
    const flow = await scene.house.client.flows.get({ flowId });
    if (flow.events.some(({ staged = [] }) => staged.some((one) => one.kind === 'fault' && one.ruleId === ruleId))) return flow;
  }
  throw new Error('No flow says that the rule stepped in.');
}

test('every preset of the gallery has one row, and no row is of another', () => {
  expect(FAULT_PRESETS.length).toBeGreaterThanOrEqual(25);
  expect(ROWS.map(({ id }) => id).toSorted()).toEqual(FAULT_PRESETS.map(({ id }) => id).toSorted());
});

test.each(ROWS)('$id reaches $client', async (row) => {
  const preset = FAULT_PRESETS.find(({ id }) => id === row.id) ?? expect.fail('no such preset');
  const { faults } = scene.house.client;
  const draft = draftOf(preset, row);
  const { ruleId } = await faults.add(draft);
  const outcome = await row.does(scene).then((value) => ({ value }), (thrown: unknown) => ({ thrown }));
  const { rules } = await faults.list();
  await faults.remove({ ruleId });
  expect(outcome).toMatchObject(row.throws === undefined ? { value: row.gets } : { thrown: row.throws });
  expect(rules[0]?.hits).toBeGreaterThan(0);

  const { summary, events } = await flowWith(ruleId);
  const title = sayAct(draft.then, draft.when.endpoint);
  const point = pointOf(draft.then);
  expect(summary.staged).toBe(true);
  const met = events.find(({ staged = [] }) => staged.some((one) => one.kind === 'fault' && one.ruleId === ruleId));
  expect(met?.staged).toEqual([{ kind: 'fault', ruleId, number: 1, title, point }]);
  // Where a rule answered in the place of Mavio, nobody climbed the ladder. At the callback the person has answered before.
  if (point === 'instead' && draft.when.endpoint !== 'callback' && met !== undefined && 'checks' in met) expect(met.checks.filter(({ outcome: result }) => result !== 'not_reached')).toEqual([]);
  // The arrow that was touched says so, and in its step so does the ladder, which is told by the step's events.
  const said = `Injected by rule 1: ${title}`;
  const steps = foldFlow(summary, events, new URL(scene.house.issuer).host).steps.filter((step) => step.arrows.some(({ injected }) => injected === said));
  expect(steps.length).toBeGreaterThan(0);
  for (const step of steps) expect(step.events.flatMap(faultsOf).map(sayInjected)).toContain(said);
});
