/** Answers for how one app's consent page is answered, and for what people granted on it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { App } from '../../../src-preload/contract/apps.ts';
import type { AppConsentView } from '../../../src-preload/contract/consent-view.ts';
import type { AppConsent } from '../../../src-preload/contract/consent.ts';
import type { PersonId } from '../../../src-preload/contract/ids.ts';
import { SCOPE_NAMES, SCOPES } from '../../../src-preload/contract/oauth.ts';
import { client } from '../../client/client.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { Button } from '../../ui/button.tsx';
import { CheckList } from '../../ui/check-list.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { dateTime } from '../../ui/format-time.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Switch } from '../../ui/switch.tsx';
import { Tag } from '../../ui/tag.tsx';
import { toast } from '../../ui/toast.ts';
import type from '../../ui/type.module.css';
import styles from './consent-section.module.css';

const OPTIONS = SCOPE_NAMES.map((value) => ({ value, note: SCOPES[value].access }));

const WORDS: Record<Exclude<AppConsent['mode'], 'default'>, string> = {
  ask: 'The consent page is shown, and somebody answers it.',
  authorize: 'Nobody is asked: the console authorizes in the name of whoever consents next, as far as they would grant it.',
  deny: 'Nobody is asked: the app gets error=access_denied.',
  fewer: 'Nobody is asked: of what the app asks for, it gets the scopes that are ticked here. Without any of them it gets error=access_denied.',
};

const BY_DEFAULT = { ask: 'ask', authorize: 'authorize', deny: 'deny' } as const;

function useChange(app: App) {
  const queryClient = useQueryClient();
  const { clientId } = app;
  const show = (view: AppConsentView): void => {
    queryClient.setQueryData(queries.consent.ofApp.queryKey({ input: { clientId } }), view);
  };
  return {
    set: useMutation({ mutationFn: async (policy: AppConsent) => { show(await client.consent.setForApp({ clientId, policy })); } }),
    forget: useMutation({
      mutationFn: async (personId: PersonId) => { show(await client.consent.forget({ clientId, personId })); },
      onSuccess: () => { toast({ title: 'Forgotten', detail: 'They are asked again. Their tokens live on.' }); },
    }),
  };
}

function Policy({ app, view }: { readonly app: App; readonly view: AppConsentView }) {
  const { policy, byDefault, fromFlag, remembered } = view;
  const { set, forget } = useChange(app);
  const change = (part: Partial<AppConsent>): void => {
    set.mutate({ ...policy, ...part });
  };
  const error = set.error ?? forget.error;
  return (
    <>
      <SegmentedControl
        label={`Consent of ${app.name}`}
        labelHidden
        value={policy.mode}
        options={[
          { value: 'default', label: `As for all apps, ${BY_DEFAULT[byDefault]}` },
          { value: 'ask', label: 'Ask' },
          { value: 'authorize', label: 'Authorize' },
          { value: 'deny', label: 'Deny' },
          { value: 'fewer', label: 'Authorize fewer' },
        ]}
        onChange={(mode) => {
          change({ mode });
        }}
      />
      <p className={styles['words']}>
        {WORDS[policy.mode === 'default' ? byDefault : policy.mode]}{' '}
        {policy.mode !== 'default' ? null : fromFlag ? `The console was started with --consent ${byDefault}.` : <>This stands under <Link href="/mocking/consent">Mocking</Link>.</>}
      </p>
      {policy.mode === 'fewer' ? (
        <CheckList
          label="At most these"
          options={OPTIONS}
          chosen={policy.scopes}
          onChange={(scopes) => {
            change({ scopes });
          }}
        />
      ) : null}
      <div className={styles['remember']}>
        <Switch
          on={policy.remembers}
          label="Remember who granted what"
          onChange={(remembers) => {
            change({ remembers });
          }}
        />
        <p className={styles['remark']}>
          Whoever granted these scopes to {app.name} before is not asked again, unless the app sends prompt=consent. Off, the page is shown each time. Automatic answers are nobody’s grant and are not remembered.
        </p>
      </div>
      <h3 className={styles['title']}>Granted on the consent page</h3>
      {remembered.length === 0 ? <p className={styles['remark']}>Nobody has granted anything to {app.name} on its consent page, or it was revoked since.</p> : null}
      <ul className={styles['granted']}>
        {remembered.map(({ personId, personName, scopes, grantedAt }) => (
          <li key={personId}>
            <span>
              <b>{personName}</b> <code>{scopes.join(', ')}</code>
            </span>
            <span className={styles['remark']}>{dateTime(grantedAt)}</span>
            <Button
              kind="ghost"
              aria-label={`Forget what ${personName} granted`}
              onClick={() => {
                forget.mutate(personId);
              }}
            >
              Forget
            </Button>
          </li>
        ))}
      </ul>
      {error === null ? null : (
        <p className={styles['failed']} role="alert">
          Nothing was changed. {sayFailure(error)}
        </p>
      )}
    </>
  );
}

/** The section at /apps/:clientId/consent. */
export function ConsentSection({ app }: { readonly app: App }) {
  const { data, error } = useQuery(queries.consent.ofApp.queryOptions({ input: { clientId: app.clientId } }));
  return (
    <section className={styles['section']} aria-labelledby="app-consent">
      <div className={styles['head']}>
        <h2 id="app-consent" className={type['h2']}>
          Consent
        </h2>
        <Tag tone="choice">our choice</Tag>
      </div>
      {error === null ? null : <ErrorState title="The consent of this app could not be read">{sayFailure(error)}</ErrorState>}
      {data === undefined ? error === null ? <Skeleton what="consent" widths={['320px', '240px', '280px']} /> : null : <Policy app={app} view={data} />}
    </section>
  );
}
