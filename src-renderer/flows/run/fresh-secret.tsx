/** Answers for showing a secret that was just made, once: until the person says that they have it. */
import { create } from 'zustand';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import styles from './run-notice.module.css';

interface FreshSecretStore {
  /** Memory of this page only; a reload forgets it. */
  readonly fresh: { readonly clientId: string; readonly secret: string } | null;
  readonly keep: (clientId: string, secret: string) => void;
  readonly forget: () => void;
}

/** The new secret while it is shown. It outlives the form, which goes away as soon as the console holds a secret again. */
export const useFreshSecret = create<FreshSecretStore>()((set) => ({
  fresh: null,
  keep: (clientId, secret) => set({ fresh: { clientId, secret } }),
  forget: () => set({ fresh: null }),
}));

/** The secret with copy, for the app it belongs to. */
export function FreshSecret({ clientId }: { readonly clientId: string | null }) {
  const { fresh, forget } = useFreshSecret();
  const shown = fresh?.clientId === clientId ? fresh : null;
  if (shown === null) return null;
  return (
    <div className={styles['secret']} role="status">
      <p>The new client secret, shown this once. Put it into your server’s environment.</p>
      <div className={styles['formRow']}>
        <code className={styles['fresh']}>{shown.secret}</code>
        <CopyButton text={shown.secret} what="client secret" label="Copy" />
        <Button onClick={forget}>I have it</Button>
      </div>
    </div>
  );
}
