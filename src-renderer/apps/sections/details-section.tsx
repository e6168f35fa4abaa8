/** Answers for what an app says of itself. */
import type { App } from '../../../src-preload/contract/apps.ts';
import { dateTime } from '../../ui/format-time.ts';
import type from '../../ui/type.module.css';
import styles from '../app-page.module.css';

/** The section “Details”. */
export function DetailsSection({ app }: { readonly app: App }) {
  return (
    <section className={styles['section']}>
      <h2 className={type['h2']}>Details</h2>
      <dl className={styles['list']}>
        <dt>Description</dt>
        <dd>{app.description === '' ? <span className={type['quiet']}>None given</span> : app.description}</dd>
        <dt>Homepage</dt>
        <dd>
          <code>{app.homepageUrl}</code>
        </dd>
        <dt>Environment</dt>
        <dd>{app.environment === 'development' ? 'Development: plain http is allowed on loopback hosts' : 'Production: redirect URIs are https only'}</dd>
        <dt>Registered</dt>
        <dd>{dateTime(app.createdAt)}</dd>
      </dl>
    </section>
  );
}
