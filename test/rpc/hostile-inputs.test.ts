/** Answers for whatever a page may send: every procedure, over a real socket, with inputs of every kind. It answers, or fails as the contract says; it never breaks. */
import { ORPCError } from '@orpc/client';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '../../src-preload/contract/contract.ts';
import { walk } from '../kit/browser-walk.ts';
import { CLIPNOTE, openConsole, type TestConsole } from '../kit/console.ts';
import { DeveloperApp } from '../kit/developer-app.ts';
import { startGuidedRun } from '../kit/guided-run.ts';
import { almost, anyInput, type Shape } from './any-input.ts';
import { connectBySocket } from './connections.ts';

/** Milliseconds a procedure is tried at most, and runs. */
const EACH = { interruptAfterTimeLimit: 110, numRuns: 60 };

interface Procedure {
  readonly name: string;
  readonly input: Shape | null;
  readonly errors: readonly string[];
}

/** What of a procedure's definition is read. */
interface Definition {
  readonly '~orpc'?: { readonly inputSchema?: z.ZodType; readonly errorMap?: object };
}

function listProcedures(node: object, path: readonly string[] = []): Procedure[] {
  const definition = (node as Definition)['~orpc'];
  if (definition === undefined) return Object.entries(node).flatMap(([name, inner]) => listProcedures(inner as object, [...path, name]));
  const { inputSchema, errorMap = {} } = definition;
  const input = inputSchema === undefined ? null : (z.toJSONSchema(inputSchema, { io: 'input', unrepresentable: 'any' }) as Shape);
  return [{ name: path.join('.'), input, errors: Object.keys(errorMap) }];
}

// The file manager of whoever runs the tests is left alone, and a follower never ends by itself: it has tests of its own.
const LEFT_OUT = new Set(['dataFolder.show', 'live.follow']);
const PROCEDURES = listProcedures(contract).filter(({ name }) => !LEFT_OUT.has(name));

const FILE = { text: JSON.stringify({ settings: { plan: 'free', port: 20_001 }, apps: [{ ...CLIPNOTE, name: 'Of the file' }] }), fileName: 'a.json', mode: 'add' };
/** Inputs with so many conditions that none made up at random would pass. */
const WHOLE: Readonly<Record<string, object>> = {
  'apps.register': { ...CLIPNOTE, name: 'Another', logoId: null },
  'workspace.read': FILE,
  'workspace.apply': { ...FILE, seen: '' },
};

type Call = (input: unknown, options?: { readonly signal: AbortSignal }) => Promise<unknown>;

function findCall(client: object, name: string): Call {
  const [noun = '', verb = ''] = name.split('.');
  return (client as Readonly<Record<string, Readonly<Record<string, Call>>>>)[noun]?.[verb] ?? expect.fail(`There is no ${name}.`);
}

/** Something of everything: apps, a login with tokens, one that waits, a guided run. Out: the ids of it. */
async function furnish({ client, issuer }: TestConsole): Promise<string[]> {
  const { app, clientSecret } = await client.apps.register(CLIPNOTE);
  const sample = await client.apps.ensureSample();
  const [redirectUri = ''] = CLIPNOTE.redirectUris;
  const developer = await DeveloperApp.discover({ issuer, clientId: app.clientId, clientSecret, redirectUri });
  const { login, params } = await developer.logIn();
  await developer.callMeetings((await developer.exchange(params, login.verifier)).access_token);
  await walk((await developer.beginLogin()).url, { redirectUri, answer: 'authorize', visitCallback: false });
  await startGuidedRun(client, sample);
  const { flows } = await client.flows.list({});
  const { authorizations } = await client.authorizations.list({ clientId: app.clientId });
  return [app.clientId, sample.clientId, ...flows.map(({ flowId }) => flowId), ...authorizations.map(({ familyId }) => familyId), ...CLIPNOTE.redirectUris, clientSecret, app.name];
}

/** Null when it was answered, or refused as the contract says; else what is wrong with the answer. */
async function findBreach({ name, errors }: Procedure, call: Call, input: unknown): Promise<string | null> {
  try {
    await call(input);
    return null;
  } catch (problem) {
    if (!(problem instanceof ORPCError)) return `${name}: ${String(problem)}`;
    const { code, defined } = problem as ORPCError<string, unknown>;
    return (defined && errors.includes(code)) || code === 'BAD_REQUEST' ? null : `${name}: ${code}`;
  }
}

test('every procedure answers or fails as the contract says, whatever is sent to it', async () => {
  await using console = await openConsole();
  const known = await furnish(console);
  const page = await connectBySocket(console.running);
  for (const procedure of PROCEDURES) {
    const call = findCall(page.client, procedure.name);
    if (procedure.input === null) {
      expect(await findBreach(procedure, call, undefined)).toBeNull();
      continue;
    }
    const [shaped, whole] = [anyInput(procedure.input, () => known), WHOLE[procedure.name]];
    const input = whole === undefined ? shaped : fc.oneof(shaped, almost(whole));
    await fc.assert(fc.asyncProperty(input, async (sent) => {
      expect(await findBreach(procedure, call, sent)).toBeNull();
    }), EACH);
  }
  // It still works, and nothing was logged that somebody would have to mend.
  expect((await page.client.server.status()).issuer).toBe(console.issuer);
  expect((await fetch(`${console.issuer}/.well-known/oauth-authorization-server`)).status).toBe(200);
  expect(console.lines.filter((line) => /"?level"?: ?"?error|\berror\b/i.test(line))).toEqual([]);
  await page.drop();
}, 60_000);

test('every procedure is tried but for those that are named', () => {
  expect(PROCEDURES.length).toBe(listProcedures(contract).length - LEFT_OUT.size);
  expect(PROCEDURES.length).toBeGreaterThan(60);
});
