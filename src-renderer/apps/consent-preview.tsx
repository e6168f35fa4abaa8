/** Answers for showing what people will see of the app on the consent page, while it is being typed. */
import { useQuery } from '@tanstack/react-query';
import { SCOPES } from '../../src-preload/contract/oauth.ts';
import { splitUri } from '../../src-preload/contract/uri.ts';
import { queries } from '../client/queries.ts';
import { PaneHeader } from '../ui/pane-header.tsx';
import type { AppDraft } from './app-draft.ts';
import { AppPicture } from './app-picture.tsx';
import styles from './consent-preview.module.css';

const SHOWN = ['meetings:read', 'action-items:read', 'action-items:write'] as const;

function placeOf(draft: AppDraft): string {
  const whole = draft.redirectUris.map((uri) => splitUri(uri.text.trim())).find((parts) => parts.host !== null && parts.host !== '');
  if (whole === undefined) return 'your app';
  return whole.port === null || whole.port === '' ? (whole.host ?? '') : `${whole.host ?? ''}:${whole.port}`;
}

function Wave({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 22 22" aria-hidden="true">
      <path d="M3 9v4M7 5v12M11 8v6M15 3v16M19 9v4" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}

/** A picture of the consent page. Nothing in it can be pressed. In: the draft, and the client id once there is one. */
export function ConsentPreview({ draft, clientId = null }: { readonly draft: AppDraft; readonly clientId?: string | null }) {
  // Whoever is listed first consents next.
  const next = useQuery(queries.people.list.queryOptions()).data?.[0];
  const name = draft.name.trim() === '' ? 'Your app' : draft.name.trim();
  return (
    <section className={styles['pane']} aria-label="What people will see">
      <PaneHeader title="What people will see" level={2} size="quiet">
        <span className={styles['live']}>live</span>
      </PaneHeader>
      <div className={styles['mat']} tabIndex={0}>
        <div className={styles['card']}>
          <p className={styles['brand']}>
            <Wave size={22} />
            Mavio
          </p>
          <div className={styles['link']}>
            <AppPicture app={{ clientId, name, logoId: draft.logoId }} size={44} />
            <svg width="44" height="12" aria-hidden="true">
              <path d="M2 6h40" stroke="var(--edge)" strokeDasharray="2 4" strokeLinecap="round" strokeWidth="1.5" />
            </svg>
            <span className={styles['mavio']}>
              <Wave size={24} />
            </span>
          </div>
          <p className={styles['title']}>
            <bdi>{name}</bdi> wants to use your Mavio account
          </p>
          <p className={styles['who']}>{next === undefined ? '\u00a0' : `Signed in as ${next.name}`}</p>
          <div className={styles['may']}>
            <p className={styles['mayTitle']}>It will be able to</p>
            <ul>
              {SHOWN.map((scope) => (
                <li key={scope}>
                  <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
                    <path d="m3.5 8.4 3 3 6-6.8" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
                  </svg>
                  {SCOPES[scope].consent}
                </li>
              ))}
            </ul>
          </div>
          <div className={styles['answers']}>
            <span>Deny</span>
            <span className={styles['yes']}>Authorize</span>
          </div>
          <p className={styles['back']}>
            Either way you go back to <b>{placeOf(draft)}</b>.
          </p>
        </div>
        <p className={styles['note']}>
          Permissions come from the scopes your app asks for. Shown: <span>meetings:read</span>, <span>action-items:read</span>, <span>action-items:write</span>.{clientId === null && draft.logoId === null ? ' The tile gets its colour with the client id.' : ''}
        </p>
      </div>
    </section>
  );
}
