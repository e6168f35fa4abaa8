/** Answers for the plain link to the consent page, for browsers that did not let the console open it. */
import styles from './open-consent-page.module.css';
import { Icon } from '../../ui/icon.tsx';

/** Opens in a tab of its own; the page never gets a handle on the console. */
export function OpenConsentPage({ url, label }: { readonly url: string; readonly label: string }) {
  return (
    <a className={styles['link']} href={url} target="_blank" rel="noopener noreferrer">
      <Icon name="external" />
      {label}
    </a>
  );
}
