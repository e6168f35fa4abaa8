/** Answers for the workspace as a file: written, read, compared, imported as a whole or not at all, and taken back once. */
import type {
  ImportMode,
  IssuedByImport,
  WorkspaceFormat,
  WorkspaceReading,
  WorkspaceText,
  WorkspaceUndo,
} from '../../../src-preload/contract/workspace.ts';
import { ClientId } from '../../../src-preload/contract/ids.ts';
import { ServiceFailure } from '../service-failure.ts';
import { announce } from './announce-import.ts';
import { carryOut, takeOver } from './carry-out.ts';
import { describePlan } from './describe-plan.ts';
import { findClockClash, type ImportOccasion } from './clock-part.ts';
import { findClashes } from './find-clashes.ts';
import { findSecretsInRules } from './find-secrets.ts';
import { type AppStep, type ImportPlan, planImport } from './plan-import.ts';
import { type ReadWorkspace, readWorkspace } from './read-workspace.ts';
import { UndoKeeper } from './undo-keeper.ts';
import { WorkspaceMistakes } from './workspace-mistakes.ts';
import type { WorkspaceParts } from './workspace-parts.ts';
import { loadState } from './workspace-state.ts';

/** An app of the file as the ready line names it. The secret stands here only in the run that created the app. */
export interface WorkspaceResult {
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret?: string;
}

/** A written workspace. */
export interface ExportedWorkspace {
  readonly text: string;
  readonly fileName: string;
  /** True when there is a sample app, which stays out. */
  readonly leavesSampleOut: boolean;
}

const CHANGED = 'was changed while you looked at the difference. Nothing was imported; look at the new difference.';

/** Use cases of `workspace.*`. One import or undo at a time. */
export class Workspaces {
  readonly #parts: WorkspaceParts;
  readonly #undo: UndoKeeper;

  constructor(parts: WorkspaceParts) {
    this.#parts = parts;
    this.#undo = new UndoKeeper(parts);
  }

  /** The workspace as a file. */
  async export(format: WorkspaceFormat): Promise<ExportedWorkspace> {
    const { writeWorkspace } = await import('./write-workspace.ts');
    const state = loadState(this.#parts);
    return { text: writeWorkspace(state, format), fileName: `mavio-workspace.${format}`, leavesSampleOut: state.apps.some(({ isSample }) => isSample) };
  }

  /** The JSON Schema of the file, as text. */
  async schema(): Promise<string> {
    return (await import('./workspace-schema.ts')).writeWorkspaceSchema();
  }

  /** What an import would do, or every mistake. Changes nothing. */
  async read({ text, fileName, mode }: WorkspaceText): Promise<WorkspaceReading> {
    try {
      return { kind: 'difference', difference: this.#describe(await this.#planOpenPorts(await readWorkspace(text, fileName), mode)) };
    } catch (problem) {
      if (problem instanceof WorkspaceMistakes) return { kind: 'mistakes', mistakes: [...problem.mistakes] };
      throw problem;
    }
  }

  /**
   * Imports a text whose difference was shown. In: the text, and what stood for the difference.
   * Out: the apps that got a new secret. Errors: WORKSPACE_REFUSED, NOT_NOW when something changed meanwhile, VAULT_FAILED; then nothing changed.
   */
  async apply({ seen, ...given }: WorkspaceText & { readonly seen: string }): Promise<{ issued: IssuedByImport[] }> {
    return await this.#parts.turns.take('workspace', async () => {
      const plan = await this.#planAgain(given);
      if (this.#describe(plan).seen !== seen) throw new ServiceFailure('NOT_NOW', { reason: `Something ${CHANGED}` });
      await this.#carryOut(plan, true);
      return { issued: plan.apps.flatMap(issuedBy) };
    });
  }

  /**
   * Applies the file of `--workspace`: registers and changes what it names, removes nothing, and has no undo. In: what was read, and
   * whether its clock counts. Out: its apps in order. Errors: WorkspaceMistakes, VAULT_FAILED; then nothing changed.
   */
  async applyFile(workspace: ReadWorkspace, { takesClock }: { readonly takesClock: boolean }): Promise<WorkspaceResult[]> {
    const plan = await this.#plan(workspace, { mode: 'add', takesClock, occasion: 'start' });
    await this.#carryOut(plan, false);
    return plan.apps.flatMap(({ before, after, secret }) =>
      after === null ? [] : [{ name: after.name, clientId: after.clientId, ...(before === null && secret !== null ? { clientSecret: secret } : {}) }],
    );
  }

  /** The way back from the last import, or null when there is none. */
  undoable(): WorkspaceUndo | null {
    return this.#undo.describe();
  }

  /** Takes the last import back. Errors: NOT_NOW, VAULT_FAILED; then nothing changed. */
  async undo(): Promise<void> {
    await this.#parts.turns.take('workspace', () => this.#undo.undo());
  }

  async #plan(workspace: ReadWorkspace, { occasion, ...wish }: { readonly mode: ImportMode; readonly takesClock: boolean; readonly occasion: ImportOccasion }): Promise<ImportPlan> {
    const state = loadState(this.#parts);
    const plan = planImport(workspace.file, state, { ...wish, ...this.#parts });
    const ports = this.#parts.preferences.findPortClash(plan.settings.after ?? {});
    const clashes = [...findClockClash(plan.clock, this.#parts.clock, occasion), ...(ports === null ? [] : [{ path: ['settings', ports.name], message: ports.reason }]), ...findClashes(plan, state), ...findSecretsInRules(plan, this.#parts.apps)];
    if (clashes.length > 0) throw await workspace.refuse(clashes);
    return plan;
  }

  /** A port that the file changes is tried, as when it is set by hand. */
  async #planOpenPorts(workspace: ReadWorkspace, mode: ImportMode): Promise<ImportPlan> {
    const plan = await this.#plan(workspace, { mode, takesClock: true, occasion: 'import' });
    const busy = await this.#parts.preferences.findBusyPort(plan.settings.after ?? {});
    if (busy !== null) throw await workspace.refuse([{ path: ['settings', busy.name], message: busy.reason }]);
    return plan;
  }

  async #planAgain({ text, fileName, mode }: WorkspaceText): Promise<ImportPlan> {
    try {
      return await this.#planOpenPorts(await readWorkspace(text, fileName), mode);
    } catch (problem) {
      if (problem instanceof WorkspaceMistakes) throw new ServiceFailure('WORKSPACE_REFUSED', { mistakes: [...problem.mistakes] });
      throw problem;
    }
  }

  #describe(plan: ImportPlan) {
    const { apps, endings, clock, countTooOld, countDying, people } = this.#parts;
    return describePlan(plan, { endings, now: clock.now(), people: people.list(), apps: apps.list(), countTooOld, countDying });
  }

  /** Vault first, then one transaction. When either fails, both are as before. */
  async #carryOut(plan: ImportPlan, keepsUndo: boolean): Promise<void> {
    const { keeper } = this.#parts;
    const order = this.#parts.people.list().map(({ personId }) => personId);
    const secrets = plan.apps.flatMap(({ after, secret }) => (after === null || secret === null ? [] : [{ clientId: after.clientId, secret }]));
    // Only an undo has to tell what was lost, and that has to be counted before.
    const undo = keepsUndo ? { tokens: this.#describe(plan).loss, histories: this.#undo.findHistories(plan.apps), secrets: await this.#undo.readSecrets(plan.apps) } : null;
    const { value: flows } = await keeper.keepAllWhile(secrets, () => carryOut(plan, this.#parts, (name) => new ServiceFailure('NOT_NOW', { reason: `${name} ${CHANGED}` })));
    takeOver(this.#parts);
    if (undo !== null) this.#undo.hold({ steps: plan, order, secrets: undo.secrets, lost: { tokens: undo.tokens, flows, histories: undo.histories } });
    for (const { before: gone, after } of plan.apps) if (after === null && gone !== null) await keeper.remove(gone.clientId);
    announce(plan, this.#parts);
  }
}

/** The secret to show: of apps that are new. One that the file gave is known to whoever wrote it, and shown all the same. */
function issuedBy({ before, after, secret }: AppStep): IssuedByImport[] {
  return before === null && after !== null && secret !== null ? [{ name: after.name, clientId: ClientId.parse(after.clientId), clientSecret: secret }] : [];
}
