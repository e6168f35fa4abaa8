/** Answers for the log: one line a message, causes kept, and nothing in the shape of a secret. */
import { expect, it } from 'vitest';
import { hideSecrets, makeLog, systemClock, systemRandomness } from '../src-main/system-host.ts';

const SECRETS = ['mavio_secret_A1b2C3', 'mavio_ac_A1b2C3', 'mavio_at_A1b2C3', 'mavio_rt_A1b2C3'];

it('hides everything in the shape of a secret, wherever it stands in a line', () => {
  const lines: string[] = [];
  const log = makeLog((line) => lines.push(line));
  for (const secret of SECRETS) {
    log.info(`got ${secret}.`, { text: `x=${secret}&y`, nested: { list: [secret] } });
    log.error('failed', { cause: new Error(`with ${secret}`, { cause: new Error(secret) }) });
  }
  expect(lines).toHaveLength(8);
  for (const line of lines) expect(line).not.toContain('A1b2C3');
  expect(lines[0]).toContain('got mavio_secret_[hidden].');
});

it('leaves client ids readable', () => {
  expect(hideSecrets('mavio_client_A1b2C3d4E5f6')).toBe('mavio_client_A1b2C3d4E5f6');
});

it('keeps the stack and the cause of an error', () => {
  const lines: string[] = [];
  makeLog((line) => lines.push(line)).error('a bug', { cause: new Error('outer', { cause: new Error('inner') }) });
  expect(lines.join('')).toContain('outer');
  expect(lines.join('')).toContain('inner');
  expect(lines.join('')).toContain('system-host.test.ts');
});

it('counts time in milliseconds and gives as many random bytes as asked for', () => {
  expect(systemClock.now()).toBeGreaterThan(1_600_000_000_000);
  expect(systemRandomness.bytes(16)).toHaveLength(16);
});
