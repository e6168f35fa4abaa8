/** Answers for the section of the server clock: where it stands against real time, and moving it. */
import { useServerNow, useServerStatus } from '../../client/server-clock.ts';
import { Button } from '../../ui/button.tsx';
import { dateTime, roughly } from '../../ui/format-time.ts';
import { SectionHead } from '../section-head.tsx';
import type { SectionName } from '../section-name.ts';
import styles from './clock-section.module.css';
import { advanceClock, finishSimulation } from './move-clock.ts';
import { STEPS } from './steps.ts';

/** The section. */
export function ClockSection({ section }: { readonly section: SectionName }) {
  const { data: status } = useServerStatus();
  const now = useServerNow();
  const aheadMs = status?.aheadMs ?? 0;
  return (
    <>
      <SectionHead section={section}>
        <span className={styles['by']} id="advance-by">
          Advance by
        </span>
        {STEPS.map(({ name, byMs }) => (
          <Button key={name} aria-describedby="advance-by" onClick={() => void advanceClock({ byMs })}>
            {name}
          </Button>
        ))}
        {aheadMs === 0 ? null : <Button onClick={() => void finishSimulation()}>Back to real time</Button>}
      </SectionHead>
      <dl className={styles['times']}>
        <dt>Real time, your app</dt>
        <dd>{dateTime(now - aheadMs)}</dd>
        <dt>Server clock</dt>
        <dd>{aheadMs === 0 ? 'the same' : `${dateTime(now)}, ${roughly(aheadMs)} ahead`}</dd>
      </dl>
    </>
  );
}
