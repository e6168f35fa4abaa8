/** Answers for tests of breakpoints: setting one, and waiting until a request is held at it. */
import { expect, vi } from 'vitest';
import type { BreakpointWish, HeldDetail, HeldEdit, HeldPart } from '../../src-preload/contract/holds.ts';
import type { TestAuthServer } from '../kit/auth-server.ts';

type Place = Pick<BreakpointWish, 'endpoint' | 'point'> & Partial<BreakpointWish>;

/** Sets a breakpoint, which is on. */
export function breakAt(server: TestAuthServer, place: Place): void {
  server.parts.desk.breakpoints.save({ step: null, clientId: null, seconds: 20, ...place });
}

/** Waits until a request is held. Out: the newest, with its parts. */
export async function nextHeld(server: TestAuthServer): Promise<HeldDetail> {
  const { desk } = server.parts;
  await vi.waitFor(() => expect(desk.count).toBeGreaterThan(0), { timeout: 60_000, interval: 5 });
  const [newest] = desk.list().slice(-1);
  const held = newest === undefined ? null : desk.get(newest.holdId);
  if (held === null) throw new Error('Nothing is held.');
  return held;
}

/** A part by its name. Throws when there is none. */
export function partOf(held: HeldDetail, name: string): HeldPart {
  const found = held.parts.find((part) => part.name === name);
  if (found === undefined) throw new Error(`No ${name} among ${held.parts.map((part) => part.name).join(', ')}.`);
  return found;
}

/** An edit that puts a text in the place of a part. */
export function replace(held: HeldDetail, name: string, text: string): HeldEdit {
  return { act: 'replace', part: partOf(held, name).part, text };
}
