/** Answers for the way back from the last import: held in memory, because it holds secrets, until the console stops. */
import { isDeepStrictEqual } from 'node:util';
import type { Retention } from '../../../src-preload/contract/preferences.ts';
import type { TokenLoss, WorkspaceUndo } from '../../../src-preload/contract/workspace.ts';
import type { StoredApp } from '../../storage/app-store.ts';
import { ServiceFailure } from '../service-failure.ts';
import { announce } from './announce-import.ts';
import { carryOut, findDrift, findGone, type Steps, takeOver, turnBack } from './carry-out.ts';
import { countThings, sayLoss } from './count-words.ts';
import type { Step } from './step.ts';
import type { WorkspaceParts } from './workspace-parts.ts';
import { loadState } from './workspace-state.ts';

/** A secret as the vault held it before the import; null where it held none. */
export interface SecretBefore {
  readonly clientId: string;
  readonly secret: string | null;
}

/** What was imported, and what it needs to come back. */
export interface Imported {
  readonly steps: Steps;
  /** Person ids in their order before the import. */
  readonly order: readonly string[];
  readonly secrets: readonly SecretBefore[];
  readonly lost: LostWithImport;
}

/** What an import ended, and no undo brings back. */
export interface LostWithImport {
  readonly tokens: TokenLoss;
  /** Flows that still waited for a request. */
  readonly flows: number;
  /** Names of removed apps whose replaced secrets were known, or of whose redirect URIs it was known when they were used. */
  readonly histories: readonly string[];
}

/** True when the second retention keeps less than the first. */
function isStricter(one: Retention | undefined, other: Retention | undefined): boolean {
  const bound = (value: number | null | undefined): number => value ?? Infinity;
  return bound(other?.days) < bound(one?.days) || bound(other?.megabytes) < bound(one?.megabytes);
}

/** Keeps one import that can be taken back. */
export class UndoKeeper {
  readonly #parts: WorkspaceParts;
  #held: (Imported & { readonly at: number }) | null = null;

  constructor(parts: WorkspaceParts) {
    this.#parts = parts;
  }

  /** The secrets that the import will replace or remove, as they are now. */
  async readSecrets(apps: readonly (Step<StoredApp> & { readonly secret: string | null })[]): Promise<SecretBefore[]> {
    const touched = apps.flatMap(({ before, after, secret }) => (before !== null && (after === null || secret !== null) ? [before] : []));
    return await Promise.all(touched.map(async (app) => ({ clientId: app.clientId, secret: await this.#parts.keeper.read(app) })));
  }

  /** The names of the apps that go, and of which more is known than comes back with them. */
  findHistories(apps: readonly Step<StoredApp>[]): string[] {
    const { secrets, uses } = this.#parts;
    const going = apps.flatMap(({ before, after }) => (before !== null && after === null ? [before] : []));
    return going.filter(({ clientId }) => secrets.listReplaced(clientId).length > 0 || uses.list(clientId).length > 0).map(({ name }) => name);
  }

  /** Holds an import in place of the one before it. */
  hold(imported: Imported): void {
    this.#held = { ...imported, at: this.#parts.clock.now() };
  }

  /** What undo would do now; null when there is nothing to take back, or when it would lose later changes. */
  describe(): WorkspaceUndo | null {
    if (this.#held === null) return null;
    const { steps, order, at, lost } = this.#held;
    const back = turnBack(steps, order);
    if (findDrift(back, loadState(this.#parts)) !== null) return null;
    return { importedAt: at, does: this.#sayDoes(back), cannot: this.#sayCannot(back, lost) };
  }

  /** Takes the import back. Errors: NOT_NOW, VAULT_FAILED; then nothing changed. */
  async undo(): Promise<void> {
    if (this.#held === null) throw new ServiceFailure('NOT_NOW', { reason: 'There is no import to take back. Undo is kept until the console stops, and only for the last import.' });
    const { steps, order, secrets } = this.#held;
    const back = turnBack(steps, order);
    const refuse = (name: string): Error => new ServiceFailure('NOT_NOW', { reason: `${name} was changed after the import. Undo would lose that change, so nothing was taken back.` });
    const kept = secrets.flatMap(({ clientId, secret }) => (secret === null ? [] : [{ clientId, secret }]));
    await this.#parts.keeper.keepAllWhile(kept, () => carryOut(back, this.#parts, refuse));
    takeOver(this.#parts);
    this.#held = null;
    const gone = back.apps.flatMap(({ before, after }) => (after === null && before !== null ? [before.clientId] : []));
    const empty = secrets.flatMap(({ clientId, secret }) => (secret === null ? [clientId] : []));
    for (const clientId of [...gone, ...empty]) await this.#parts.keeper.remove(clientId);
    announce(back, this.#parts);
  }

  #sayDoes({ apps, people, settings, staging, clock }: Steps): string {
    const all = [...apps, ...people, settings, staging];
    const changed = all.filter(({ before, after }) => before !== null && after !== null && !isDeepStrictEqual(before, after)).length;
    const removed = all.filter(({ after }) => after === null).length;
    const returned = all.filter(({ before }) => before === null).length;
    const parts = [
      ...(removed > 0 ? [`removes ${countThings(removed)} that the import added`] : []),
      ...(changed > 0 ? [`puts ${countThings(changed)} back as before`] : []),
      ...(returned > 0 ? [`brings ${countThings(returned)} back`] : []),
      ...(clock.before === clock.after ? [] : ['puts the server clock back to real time']),
    ];
    return parts.length === 0 ? 'Undo puts people back into their order.' : `Undo ${parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}` : (parts[0] ?? '')}.`;
  }

  #sayCannot({ apps, people, settings, clock: moved }: Steps, lost: LostWithImport): string[] {
    const { clock, endings, flows } = this.#parts;
    const gone = findGone({ apps, people });
    const ending = endings.living(gone, clock.now());
    const stopping = gone.clientIds.reduce((sum, clientId) => sum + flows.listLive(clientId).length, 0);
    return [
      ...(lost.tokens.tokens > 0 ? [`${sayLoss(lost.tokens)} ended with the import and stay dead: those people sign in again.`] : []),
      ...(lost.flows > 0 ? [`${countThings(lost.flows, 'login')} that waited ended with the import: begin again.`] : []),
      ...(lost.histories.length > 0 ? [`Forgotten of ${lost.histories.join(', ')}: secrets from before, and when redirect URIs were used last.`] : []),
      ...(isStricter(settings.after?.retention, settings.before?.retention) ? ['Flows that the import let be taken away do not come back.'] : []),
      ...(moved.before !== moved.after && clock.hasRecorded ? ['What was recorded in the simulation stays, with the times that it has.'] : []),
      ...(gone.clientIds.length > 0 ? ['The secrets that the import made stop working.'] : []),
      ...(ending.tokens > 0 ? [`${sayLoss(ending)}, issued since then, end with what is removed.`] : []),
      ...(stopping > 0 ? [`${countThings(stopping, 'login')} under way will end with what is removed.`] : []),
    ];
  }
}
