/** Answers for a browser that the console does not let in: how to get the key. */
import { transport } from '../client/client.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { usePageTitle } from '../ui/use-page-title.ts';
import styles from './message-page.module.css';

/** The page in place of every other one while this browser has no key, or one of an earlier start. */
export function NoKeyPage() {
  usePageTitle('No key');
  return (
    <div className={styles['page']} role="status">
      <EmptyState title="This page has no key to the console" level={1} actions={<Button onClick={transport.retry}>Try now</Button>}>
        Each start of the console makes a new key, so that no other page or program on this machine can use it. Open the whole address that it printed when it started; it ends in <code>#token=…</code>. This page then
        works again by itself.
      </EmptyState>
    </div>
  );
}
