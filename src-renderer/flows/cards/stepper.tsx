/** Answers for the row of steps above the card: where the flow stands, and a way to each step. */
import { STEPS } from '../../../src-preload/contract/trace.ts';
import { cx } from '../../ui/cx.ts';
import { Tick, VerdictSign } from '../../ui/verdict-sign.tsx';
import { sayStep } from '../diagram/say-arrow.ts';
import { walkSteps } from '../diagram/use-step-keys.ts';
import type { DrawnStep } from '../picture/picture.ts';
import styles from './stepper.module.css';

interface StepperProps {
  readonly steps: readonly DrawnStep[];
  readonly selected: string;
  readonly onSelect: (key: string) => void;
}

function Sign({ state }: { readonly state: DrawnStep['state'] }) {
  if (state === 'done') return <Tick label="" />;
  return state === 'denied' ? <VerdictSign verdict="denied" label="" /> : null;
}

/** The newest occurrence of each step, or the selected one where a step was repeated. */
function pickSteps(steps: readonly DrawnStep[], selected: string): DrawnStep[] {
  const current = steps.find((step) => step.key === selected);
  return STEPS.map((_name, index) => index + 1)
    .map((number) => (current?.step === number ? current : steps.findLast((step) => step.step === number)))
    .filter((step) => step !== undefined);
}

/** Seven balloons in a row; arrow keys walk them. */
export function Stepper({ steps, selected, onSelect }: StepperProps) {
  const shown = pickSteps(steps, selected);
  const keys = shown.map((step) => step.key);
  return (
    <div className={styles['stepper']} role="group" aria-label="Steps" onKeyDown={(event) => walkSteps(event, { keys, current: selected, onSelect })}>
      {shown.map((step) => (
        <button
          key={step.step}
          type="button"
          className={cx(styles['item'], styles[step.state])}
          data-step={step.key}
          tabIndex={step.key === selected ? 0 : -1}
          aria-current={step.key === selected ? 'step' : undefined}
          aria-label={sayStep(step)}
          onClick={() => onSelect(step.key)}
        >
          {step.state === 'failed' ? <VerdictSign verdict="failed" label="" /> : <span className={styles['number']}>{step.step}</span>}
          <Sign state={step.state} />
        </button>
      ))}
    </div>
  );
}
