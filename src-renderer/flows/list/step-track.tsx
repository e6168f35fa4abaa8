/** Answers for the seven-tick track of a flow: how far it came, by shape and colour. */
import type { StepState } from '../../../src-preload/contract/trace.ts';

const PITCH = 9.5;

function Tick({ state, x }: { readonly state: StepState; readonly x: number }) {
  switch (state) {
    case 'done':
      return <rect x={x} y="2" width="7" height="6" fill="var(--ink-2)" />;
    case 'live':
      return <rect x={x} y="1" width="7" height="8" fill="var(--pencil)" />;
    case 'failed':
      return (
        <>
          <rect x={x - 0.5} y="0.5" width="8" height="9" fill="var(--fail)" />
          <path d={`m${String(x + 1.5)} 3 4 4m0-4-4 4`} stroke="var(--verdict-ink)" strokeWidth="1.2" />
        </>
      );
    case 'denied':
      return <path d={`M${String(x + 0.5)} 8.5l6-7`} stroke="var(--ink-2)" strokeWidth="1.6" />;
    case 'none':
      return <path d={`M${String(x)} 7.5h7`} stroke="var(--line-2)" />;
  }
}

/** The track, 66 px wide. Hidden from screen readers: the outcome and headline beside it say it. */
export function StepTrack({ steps }: { readonly steps: readonly StepState[] }) {
  return (
    <svg width="66" height="10" viewBox="0 0 66 10" aria-hidden="true">
      {steps.map((state, index) => (
        <Tick key={String(index)} state={state} x={index * PITCH} />
      ))}
    </svg>
  );
}
