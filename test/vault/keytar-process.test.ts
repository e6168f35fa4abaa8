/** Answers for the process that asks the keychain: what it says when it ends, loses its pipe, or was gone before it was asked. */
import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { ENDED, KeytarProcess } from '../../src-main/vault/keytar-process.ts';
import { RevivingKeytar } from '../../src-main/vault/reviving-keytar.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';

/** A module in the place of keytar: it answers with its own process id, or as the account says. */
const MODULE = `
setInterval(() => undefined, 1000);
exports.getPassword = async (service, account) => {
  if (account === 'crash') process.kill(process.pid, 'SIGKILL');
  if (account === 'disconnect') process.disconnect();
  if (account === 'refuse') throw new Error('locked');
  return account === 'crash' || account === 'disconnect' ? new Promise(() => undefined) : String(process.pid);
};`;

async function openModule() {
  const folder = await makeTempFolder('keytar');
  const path = folder.join('keytar.cjs');
  await writeFile(path, MODULE);
  const started: KeytarProcess[] = [];
  const start = (): KeytarProcess => {
    const one = new KeytarProcess(path);
    started.push(one);
    return one;
  };
  return {
    start,
    started,
    [Symbol.asyncDispose]: async () => {
      for (const one of started) one.end();
      await folder[Symbol.asyncDispose]();
    },
  };
}

test.each(['crash', 'disconnect'])('a call under which it comes to a %s fails as one whose process has ended, and so does every later one', async (how) => {
  await using module = await openModule();
  const one = module.start();
  const asked = await Promise.allSettled([one.getPassword('s', how), one.getPassword('s', 'more')]);
  expect(asked[0]).toMatchObject({ status: 'rejected', reason: { message: ENDED } });
  expect(one.hasEnded).toBe(true);
  await expect(one.getPassword('s', 'late')).rejects.toThrow(ENDED);
});

test('what it refuses is no end', async () => {
  await using module = await openModule();
  const one = module.start();
  await expect(one.getPassword('s', 'refuse')).rejects.toThrow('locked');
  expect(one.hasEnded).toBe(false);
  expect(await one.getPassword('s', 'x')).toBe(await one.getPassword('s', 'y'));
});

test('who asks after the end is answered by another process', async () => {
  await using module = await openModule();
  const keytar = new RevivingKeytar(module.start);
  const first = await keytar.getPassword('s', 'x');
  module.started[0]?.end();
  const second = await keytar.getPassword('s', 'x');
  expect(second).toMatch(/^\d+$/);
  expect([second === first, module.started.length]).toEqual([false, 2]);
  await expect(keytar.getPassword('s', 'crash')).rejects.toThrow(ENDED);
  expect(module.started).toHaveLength(3);
  expect(await keytar.getPassword('s', 'x')).toMatch(/^\d+$/);
});
