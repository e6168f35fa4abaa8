/** Answers for where Mavio may send the answers of an app. */
import type { App } from '../../../src-preload/contract/apps.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import type from '../../ui/type.module.css';
import styles from '../app-page.module.css';
import { hintOnce } from '../hint-once.ts';

/** The section “Redirect URIs”. */
export function RedirectUrisSection({ app: { redirectUris } }: { readonly app: App }) {
  return (
    <section className={styles['section']}>
      <div className={styles['sectionHead']}>
        <h2 className={type['h2']}>Redirect URIs</h2>
        <span>compared as plain text, character by character</span>
      </div>
      <ul className={styles['uris']}>
        {redirectUris.map((uri, index) => {
          const hint = hintOnce(redirectUris, index);
          return (
            <li key={uri}>
              <code>{uri}</code>
              <CopyButton text={uri} what="redirect URI" />
              {hint === null ? null : <p>{hint}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
