/** Answers for the question at the end of a simulation: what began in it, and whether that stays or goes. */
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { SimulationReview } from '../../../src-preload/contract/clock.ts';
import { sayClockFailure } from '../../client/move-clock.ts';
import { queries } from '../../client/queries.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { spellShift } from '../../ui/shift-words.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { toast } from '../../ui/toast.ts';
import type from '../../ui/type.module.css';
import { sayHeld } from '../holds/hold-words.ts';
import { useHeld } from '../holds/use-held.ts';
import styles from './finish-dialog.module.css';
import { stopAsking, useFinish } from './finish-store.ts';
import { isEmpty, sayStays } from './review-words.ts';

/** Links of a kind that are drawn; the others are counted. */
const SHOWN = 6;

interface Item {
  readonly key: string;
  readonly href: string;
  readonly words: string;
}

function Group({ title, total, items }: { readonly title: string; readonly total: number; readonly items: readonly Item[] }) {
  if (total === 0) return null;
  const more = total - Math.min(items.length, SHOWN);
  return (
    <div className={styles['group']}>
      <dt>
        {total.toLocaleString('en')} {title}
      </dt>
      <dd>
        <ul>
          {items.slice(0, SHOWN).map(({ key, href, words }) => (
            <li key={key}>
              <Link href={href} onClick={stopAsking}>
                {words}
              </Link>
            </li>
          ))}
          {more > 0 ? <li className={type['quiet']}>and {more.toLocaleString('en')} more</li> : null}
        </ul>
      </dd>
    </div>
  );
}

const plural = (many: number, one: string): string => (many === 1 ? one : `${one}s`);

function Review({ review }: { readonly review: SimulationReview }) {
  const { flows, authorizations, apps, accessTokens, refreshTokens, codes, calls } = review;
  const counts = [[accessTokens, 'access token'], [refreshTokens, 'refresh token'], [codes, 'code'], [calls, 'API call']] as const;
  const loose = counts.filter(([many]) => many > 0).map(([many, one]) => `${many.toLocaleString('en')} ${plural(many, one)}`);
  return (
    <>
      <dl className={styles['groups']}>
        <Group title={plural(flows.total, 'flow')} total={flows.total} items={flows.listed.map(({ flowId, number, appName, headline }) => ({ key: flowId, href: `/flows/${flowId}`, words: `${String(number)}, ${appName ?? 'no app'}: ${headline}` }))} />
        <Group
          title={plural(authorizations.total, 'authorization')}
          total={authorizations.total}
          items={authorizations.listed.map(({ familyId, clientId, appName, personName }) => ({ key: familyId, href: `/apps/${encodeURIComponent(clientId)}/authorizations`, words: `${appName}, ${personName}` }))}
        />
        <Group title={plural(apps.length, 'app')} total={apps.length} items={apps.map(({ clientId, name }) => ({ key: clientId, href: `/apps/${encodeURIComponent(clientId)}`, words: name }))} />
        {loose.length === 0 ? null : (
          <div className={styles['group']}>
            <dt>Issued and called</dt>
            <dd>{loose.join(', ')}</dd>
          </div>
        )}
      </dl>
      {sayStays(review).length === 0 ? null : (
        <div className={styles['stays']}>
          <h3 className={type['h3']}>Discarding does not bring back</h3>
          <ul>
            {sayStays(review).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** What waits while one decides: discarding ends also what it carries, and its app hears of that only when it uses it. */
function Waiting() {
  const { held } = useHeld();
  if (held.length === 0) return null;
  return <p>{sayHeld(held)}. Codes and tokens in {held.length === 1 ? 'it' : 'them'} that began in the simulation are refused once they are discarded.</p>;
}

function Frame({ aheadMs, children, actions }: { readonly aheadMs: number; readonly children: ReactNode; readonly actions: ReactNode }) {
  return (
    <Modal label="Finish the simulation" onClose={stopAsking}>
      <div className={styles['head']}>
        <h2 className={type['h2']}>Finish the simulation</h2>
        <IconButton icon="close" label="Close" onClick={stopAsking} />
      </div>
      <div className={styles['body']} tabIndex={0} role="region" aria-label="What began in it">
        <p className={type['second']}>The server clock is {spellShift(aheadMs)}, and goes back to real time. Tokens that died of age on the way live again, if real time has not reached their end.</p>
        {children}
      </div>
      <div className={styles['actions']}>{actions}</div>
    </Modal>
  );
}

/** The question, open. In: how far the clock is from real time now. */
function OpenQuestion({ aheadMs }: { readonly aheadMs: number }) {
  const review = useQuery({ ...queries.clock.review.queryOptions(), staleTime: 0, gcTime: 0 });
  const finish = useMutation(
    queries.clock.finish.mutationOptions({
      onSuccess: (_, { began }) => {
        stopAsking();
        toast({ title: 'Back in real time', detail: began === 'discard' ? 'What began in the simulation is gone.' : 'What began in the simulation stays. Its times may lie in the future.' });
      },
    }),
  );
  const end = (began: 'keep' | 'discard') => () => {
    finish.mutate(began === 'discard' ? { began, seen: review.data?.seen } : { began });
  };
  const runs = (began: 'keep' | 'discard'): boolean => finish.isPending && finish.variables.began === began;
  const isNothing = review.data !== undefined && isEmpty(review.data);
  const stay = (
    <Button data-begins="" size="large" onClick={stopAsking}>
      Stay in the simulation
    </Button>
  );
  const actions = isNothing ? (
    <>
      {stay}
      <Button kind="primary" size="large" loading={finish.isPending} onClick={end('keep')}>
        Back to real time
      </Button>
    </>
  ) : (
    <>
      {stay}
      <Button kind="destructive" size="large" unready={review.data === undefined} loading={runs('discard')} onClick={review.data === undefined ? undefined : end('discard')}>
        Discard what began
      </Button>
      <Button kind="primary" size="large" loading={runs('keep')} onClick={end('keep')}>
        Keep what began
      </Button>
    </>
  );
  return (
    <Frame aheadMs={aheadMs} actions={actions}>
      {review.isError ? (
        <ErrorState title="What began could not be read" action={<Button onClick={() => void review.refetch()}>Read again</Button>}>
          {sayClockFailure(review.error)}
        </ErrorState>
      ) : null}
      {review.isPending ? <Skeleton what="Reading what began" widths={['60%', '80%', '40%']} rowHeight={28} /> : null}
      {isNothing ? <p>Nothing began in it.</p> : null}
      {review.data === undefined || isNothing ? null : <Review review={review.data} />}
      {review.data === undefined || isNothing ? null : <Waiting />}
      {finish.isError ? <ErrorState title="The simulation goes on">{sayClockFailure(finish.error)}</ErrorState> : null}
    </Frame>
  );
}

/** The question, when it was asked. Stands once, beside the banner. */
export function FinishDialog({ aheadMs }: { readonly aheadMs: number }) {
  return useFinish((store) => store.isOpen) ? <OpenQuestion aheadMs={aheadMs} /> : null;
}
