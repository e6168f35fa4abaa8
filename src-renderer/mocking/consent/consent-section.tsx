/** Answers for who answers the consent page: a person, or the console by itself, for every app that chose nothing. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { ConsentView } from '../../../src-preload/contract/consent-view.ts';
import { client } from '../../client/client.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { toast } from '../../ui/toast.ts';
import { SectionHead } from '../section-head.tsx';
import type { SectionName } from '../section-name.ts';
import styles from './consent-section.module.css';

const CHOICES = [
  { value: 'ask', label: 'Ask' },
  { value: 'authorize', label: 'Authorize' },
  { value: 'deny', label: 'Deny' },
] as const;

const WORDS: Record<ConsentView['mode'], string> = {
  ask: 'The consent page is shown, and somebody answers it.',
  authorize: 'Nobody is asked: the console authorizes in the name of whoever consents next, as far as they would grant it. Each flow says so.',
  deny: 'Nobody is asked: every app gets error=access_denied. Each flow says so.',
};

const OF_APP: Record<ConsentView['apps'][number]['mode'], string> = { default: 'remembers', ask: 'asks', authorize: 'authorizes', deny: 'denies', fewer: 'authorizes fewer scopes' };

/** What differs for one app, in two or three words. */
function sayApp({ mode, remembers }: ConsentView['apps'][number]): string {
  return remembers && mode !== 'default' ? `${OF_APP[mode]}, remembers` : OF_APP[mode];
}

function Chosen({ view }: { readonly view: ConsentView }) {
  const queryClient = useQueryClient();
  const set = async (mode: ConsentView['mode']): Promise<void> => {
    queryClient.setQueryData(queries.consent.get.queryKey(), await client.consent.set({ mode }));
  };
  const change = useMutation({
    mutationFn: set,
    onSuccess: (_done, chosen) => {
      const before = view.mode;
      toast({ title: chosen === 'ask' ? 'Consent is asked for' : `The console ${chosen === 'deny' ? 'denies' : 'authorizes'} by itself`, undo: () => set(before) });
    },
  });
  const { error } = change;
  return (
    <>
      {view.fromFlag ? (
        <p className={styles['fixed']}>
          {CHOICES.find(({ value }) => value === view.mode)?.label}, because the console was started with <code>--consent {view.mode}</code>. Start it without the flag to choose here.
        </p>
      ) : (
        <SegmentedControl
          label="Consent, for all apps"
          labelHidden
          value={view.mode}
          options={CHOICES}
          onChange={(mode) => {
            change.mutate(mode);
          }}
        />
      )}
      <p className={styles['words']}>{WORDS[view.mode]}</p>
      {error === null ? null : (
        <p className={styles['failed']} role="alert">
          Consent was not changed. {sayFailure(error)}
        </p>
      )}
      {view.apps.length === 0 ? (
        <p className={styles['quiet']}>An app can choose for itself, and remember who granted what: on its page, under Consent.</p>
      ) : (
        <ul className={styles['apps']}>
          {view.apps.map((app) => (
            <li key={app.clientId}>
              <Link href={`/apps/${encodeURIComponent(app.clientId)}/consent`}>{app.name}</Link> <span className={styles['quiet']}>{sayApp(app)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The section at /mocking/consent. */
export function ConsentSection({ section }: { readonly section: SectionName }) {
  const { data, error, refetch } = useQuery(queries.consent.get.queryOptions());
  return (
    <div className={styles['section']}>
      <SectionHead section={section} note="who answers the consent page" />
      {error === null ? null : (
        <ErrorState title="How consent is answered could not be read" action={<Button onClick={() => void refetch()}>Read again</Button>}>
          {sayFailure(error)}
        </ErrorState>
      )}
      {data === undefined ? error === null ? <Skeleton what="Reading how consent is answered" widths={['180px', '320px']} /> : null : <Chosen view={data} />}
    </div>
  );
}
