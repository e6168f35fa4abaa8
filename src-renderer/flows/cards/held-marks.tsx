/** Answers for the marks of held requests on a card: how long one waited, how it went on, and everything that was changed in it. */
import type { HeldChange } from '../../../src-preload/contract/trace.ts';
import { StagedNote } from '../../ui/staged-note.tsx';
import { holdsOf, sayHold, type StagedHold } from '../picture/mark-held.ts';
import type { DrawnStep, Picture } from '../picture/picture.ts';
import styles from './held-marks.module.css';
import { ShownValue } from './shown-value.tsx';

const WHERE: Record<HeldChange['where'], string> = { parameter: '', header: 'header ', status: '', body: '' };

function Change({ change, letters }: { readonly change: HeldChange; readonly letters: Picture['letters'] }) {
  const { where, name, was, became } = change;
  return (
    <div className={styles['change']}>
      <dt>
        {WHERE[where]}
        <code>{name}</code>
      </dt>
      <dd>
        <s>
          <ShownValue value={was} letters={letters} />
        </s>
      </dd>
      <dd>
        <ShownValue value={became} letters={letters} />
      </dd>
    </div>
  );
}

function Mark({ hold, letters }: { readonly hold: StagedHold; readonly letters: Picture['letters'] }) {
  return (
    <StagedNote verdict="held">
      <p>
        <b>{sayHold(hold)}.</b>
      </p>
      {hold.changes.length === 0 ? null : (
        <dl className={styles['changes']} aria-label="What was changed">
          {hold.changes.map((change, index) => (
            <Change key={String(index)} change={change} letters={letters} />
          ))}
        </dl>
      )}
    </StagedNote>
  );
}

/** The waits of a step: of its request, and of the answer that is drawn in it. An exchange that is drawn in two steps shows each where it belongs. */
export function HeldMarks({ step, letters }: { readonly step: DrawnStep; readonly letters: Picture['letters'] }) {
  const isTouched = step.arrows.some(({ held }) => held !== undefined);
  const holds = isTouched ? step.events.flatMap(holdsOf).filter((hold) => step.arrows.some(({ held }) => held?.words === sayHold(hold))) : [];
  return holds.map((hold, index) => <Mark key={String(index)} hold={hold} letters={letters} />);
}
