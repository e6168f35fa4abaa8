/** Answers for the overview of an app of which nothing was seen yet: the chart in dashes, and the two ways to fill it. */
import type { App } from '../../../src-preload/contract/apps.ts';
import { useServerStatus } from '../../client/server-clock.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import styles from './untouched.module.css';

const HEIGHTS = [26, 40, 34, 62, 58, 14, 10, 48, 80, 72, 60, 90, 76, 90];

/** The page while it is empty. It gives way to the figures as soon as something is counted. */
export function Untouched({ app }: { readonly app: App }) {
  const line = `MAVIO_BASE_URL=${useServerStatus().data?.issuer ?? ''}`;
  return (
    <section className={styles['page']}>
      <svg className={styles['drawing']} viewBox="0 0 420 120" aria-hidden="true">
        <path d="M0 110.5H420" />
        {HEIGHTS.map((height, index) => (
          <rect key={index} x={8 + index * 29} y={110 - height} width="18" height={height} />
        ))}
      </svg>
      <EmptyState
        title="Nothing has come from this app yet"
        actions={
          <ButtonLink href={`/flows/guided?app=${encodeURIComponent(app.clientId)}`} kind="primary">
            Walk the first flow
          </ButtonLink>
        }
      >
        Sign-ins, API calls and refusals are counted here as they happen, and each figure opens what it counted. The console can play your app through its first login, or you point your own app at this server and sign in:
      </EmptyState>
      <div className={styles['line']}>
        <code>{line}</code>
        <CopyButton text={line} what="base URL" />
      </div>
    </section>
  );
}
