/** Answers for an address that leads nowhere. */
import { ButtonLink } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { usePageTitle } from '../ui/use-page-title.ts';
import styles from './message-page.module.css';

/** The page for an unknown address. */
export function NotFoundPage() {
  usePageTitle('Not found');
  return (
    <div className={styles['page']}>
      <EmptyState title="There is no page here" level={1} actions={<ButtonLink href="/apps" kind="primary">Go to your apps</ButtonLink>}>
        The address does not belong to any page of the console. It may have been cut off when it was copied.
      </EmptyState>
    </div>
  );
}
