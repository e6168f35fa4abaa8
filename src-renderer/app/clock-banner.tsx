/** Answers for saying on every screen that the server clock is not in real time, and for the way back. */
import { useServerStatus } from '../client/server-clock.ts';
import { FinishDialog } from '../mocking/clock/finish-dialog.tsx';
import { askToFinish } from '../mocking/clock/finish-store.ts';
import { Button } from '../ui/button.tsx';
import { spellShift } from '../ui/shift-words.ts';
import styles from './connection-banner.module.css';

/** What follows from it, in full and for a narrow window. */
const AHEAD = ['Your app keeps real time, so it may still trust tokens that the server treats as dead.', 'Your app keeps real time and may trust dead tokens.'] as const;
const BEHIND = ['Your app keeps real time, so it may give up tokens that the server still takes.', 'Your app keeps real time and may give up live tokens.'] as const;

/** The banner below the top bar; a live region, empty in real time. */
export function ClockBanner() {
  const aheadMs = useServerStatus().data?.aheadMs ?? 0;
  const [full, short] = aheadMs < 0 ? BEHIND : AHEAD;
  return (
    <>
      <div role="status">
        {aheadMs === 0 ? null : (
          <div className={styles['banner']}>
            <p>
              <b>The server clock is {spellShift(aheadMs)}.</b> <span className={styles['inFull']}>{full}</span>
              <span className={styles['inShort']}>{short}</span>
            </p>
            <Button onClick={askToFinish}>Back to real time</Button>
          </div>
        )}
      </div>
      {aheadMs === 0 ? null : <FinishDialog aheadMs={aheadMs} />}
    </>
  );
}
