/** Answers for the page of an app that was deleted: when, what ended with it, and what is left. */
import { ButtonLink } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { dateTime } from '../ui/format-time.ts';
import { usePageTitle } from '../ui/use-page-title.ts';
import styles from './app-page.module.css';
import { LostEdits } from './editing/lost-edits.tsx';
import { useRemovalStore } from './removal-store.ts';
import { countOf } from './sections/count-of.ts';

interface DeletedAppProps {
  readonly clientId: string;
  readonly deleted: { readonly name: string; readonly deletedAt: number };
}

/** The page. This window knows more of an app that it deleted itself. */
export function DeletedApp({ clientId, deleted: { name, deletedAt } }: DeletedAppProps) {
  usePageTitle(`${name} was deleted`);
  const last = useRemovalStore();
  const removal = last.clientId === clientId ? last.removal : null;
  const secretLeft = removal?.secretLeft ?? null;
  return (
    <div className={styles['message']}>
      <EmptyState
        title={`${name} was deleted`}
        level={1}
        actions={
          <ButtonLink href="/apps" kind="primary">
            Go to your apps
          </ButtonLink>
        }
      >
        <p>
          On {dateTime(deletedAt)}. {removal === null || removal.tokens === 0 ? 'Everything that was issued to it has ended.' : `${countOf(removal.authorizations, 'authorization')} and ${countOf(removal.tokens, 'token')} ended with it.`} Its flows stay as history.
        </p>
        <p>
          Requests with <code>{clientId}</code> are refused and told that the app was deleted. A workspace file that names this client id registers it again.
        </p>
      </EmptyState>
      <LostEdits clientId={clientId} />
      {secretLeft === null ? null : (
        <ErrorState title="Its secret may still be in the keychain">
          {secretLeft} It opens nothing any more. If it is there, remove the entry “Mavio Console”, {clientId}, with your keychain’s own program.
        </ErrorState>
      )}
    </div>
  );
}
