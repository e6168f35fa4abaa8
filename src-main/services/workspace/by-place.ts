/** Answers for the order in which mistakes are told: that of the text. */
import type { WorkspaceMistake } from '../../../src-preload/contract/workspace.ts';

/** Compares two mistakes by line and column; one without a place stands first. */
export const byPlace = (a: WorkspaceMistake, b: WorkspaceMistake): number => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
