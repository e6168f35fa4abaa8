/** Answers for saying that this page and the console have lost each other, and how they meet again. */
import { transport } from '../client/client.ts';
import { useLiveState } from '../client/use-live-state.ts';
import { Button } from '../ui/button.tsx';
import styles from './connection-banner.module.css';

/** The banner below the top bar; a live region, empty while connected. */
export function ConnectionBanner() {
  const state = useLiveState();
  const isLost = state === 'reconnecting' || state === 'refused';
  return (
    <div role="status">
      {isLost ? (
        <div className={styles['banner']}>
          {state === 'reconnecting' ? (
            <p>
              <b>The console does not answer.</b> It may have been stopped. This page connects by itself as soon as it runs again; what you see is from before.
            </p>
          ) : (
            <p>
              <b>This page has no key to the console.</b> Each start makes a new one. Open the address that the console printed when it started.
            </p>
          )}
          <Button onClick={transport.retry}>Try now</Button>
        </div>
      ) : null}
    </div>
  );
}
