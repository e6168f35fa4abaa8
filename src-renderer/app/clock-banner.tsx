/** Answers for saying on every screen that the server clock is not in real time, and for the way back. */
import { useServerStatus } from '../client/server-clock.ts';
import { FinishDialog } from '../mocking/clock/finish-dialog.tsx';
import { askToFinish } from '../mocking/clock/finish-store.ts';
import { Button } from '../ui/button.tsx';
import { spellShift } from '../ui/shift-words.ts';
import styles from './connection-banner.module.css';

const AHEAD = 'Your app keeps real time, so it may still trust tokens that the server treats as dead.';
const BEHIND = 'Your app keeps real time, so it may give up tokens that the server still takes.';

/** The banner below the top bar; a live region, empty in real time. */
export function ClockBanner() {
  const aheadMs = useServerStatus().data?.aheadMs ?? 0;
  return (
    <>
      <div role="status">
        {aheadMs === 0 ? null : (
          <div className={styles['banner']}>
            <p>
              <b>The server clock is {spellShift(aheadMs)}.</b> {aheadMs < 0 ? BEHIND : AHEAD}
            </p>
            <Button onClick={askToFinish}>Back to real time</Button>
          </div>
        )}
      </div>
      {aheadMs === 0 ? null : <FinishDialog aheadMs={aheadMs} />}
    </>
  );
}
