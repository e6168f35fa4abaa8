/** Answers for the half-drawn flow that the fold works on: steps are opened, given arrows, and looked up again. */
import type { CheckResult } from '../../../src-preload/contract/checks.ts';
import type { TraceEvent } from '../../../src-preload/contract/trace.ts';
import type { Arrow, DrawnState, ShownExchange, StepNumber } from './picture.ts';

/** A step while it is being drawn. */
export interface StepSketch {
  readonly step: StepNumber;
  readonly occurrence: number;
  state: DrawnState;
  at: number | null;
  tookMs: number | null;
  checks: readonly CheckResult[];
  readonly arrows: Arrow[];
  readonly exchanges: ShownExchange[];
  readonly events: TraceEvent[];
}

/** What an arrow needs to be said; the rest is usual. */
export type ArrowDraft = Pick<Arrow, 'from' | 'to' | 'line' | 'label' | 'detail'> & Partial<Arrow>;

/** The flow while it is being drawn. */
export class Sketch {
  readonly steps: StepSketch[] = [];
  readonly letters: ReadonlyMap<string, string>;
  personName: string | null = null;

  constructor(letters: ReadonlyMap<string, string>) {
    this.letters = letters;
  }

  /** Begins the next occurrence of a step. */
  open(step: StepNumber, state: DrawnState, at: number | null): StepSketch {
    const occurrence = this.steps.filter((one) => one.step === step).length + 1;
    const sketch: StepSketch = { step, occurrence, state, at, tookMs: null, checks: [], arrows: [], exchanges: [], events: [] };
    this.steps.push(sketch);
    return sketch;
  }

  /** The newest occurrence of a step. */
  latest(step: StepNumber): StepSketch | null {
    return this.steps.findLast((one) => one.step === step) ?? null;
  }

  /** Adds an arrow to a step; its key is the step, its occurrence and the place in it, so that it stays when the flow grows. */
  draw(step: StepSketch, draft: ArrowDraft): void {
    const key = `${String(step.step)}.${String(step.occurrence)}:${draft.line}${String(step.arrows.length)}`;
    step.arrows.push({ key, failed: false, letters: [], tally: null, pause: null, injected: null, ...draft });
  }

  /** Letters of fingerprints that have one. */
  lettersOf(prints: readonly string[]): string[] {
    return prints.map((print) => this.letters.get(print)).filter((letter) => letter !== undefined);
  }
}
