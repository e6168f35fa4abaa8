/** Answers for what an app does, over its newest flows: one entry a rule, how often, and its newest evidence. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { describeFinding } from '../../src-preload/contract/findings.ts';
import type { ClientId } from '../../src-preload/contract/ids.ts';
import { sayFailure } from '../client/failure-words.ts';
import { queries } from '../client/queries.ts';
import { Advice } from '../ui/advice.tsx';
import { cx } from '../ui/cx.ts';
import type from '../ui/type.module.css';
import styles from './what-your-app-does.module.css';

const flowsOf = (count: number): string => (count === 1 ? '1 flow' : `${String(count)} flows`);

/** The section; nothing until the app has a flow of its own. */
export function WhatYourAppDoes({ clientId }: { readonly clientId: ClientId }) {
  const { data, error } = useQuery(queries.apps.findings.queryOptions({ input: { clientId } }));
  if (error === null && (data === undefined || data.flows === 0)) return null;
  const items = (data?.findings ?? []).map(({ times, newest }) => ({
    ...describeFinding(newest.id),
    key: newest.id,
    sentence: newest.sentence,
    evidence: (
      <>
        In {flowsOf(times)}. <Link href={`/flows/${newest.flowId}?step=${newest.step}`}>Look at flow {newest.flowNumber}</Link>
      </>
    ),
  }));
  return (
    <section className={styles['section']} aria-labelledby="does-title">
      <div className={styles['head']}>
        <h2 id="does-title" className={type['h2']}>
          What your app does
        </h2>
        {data === undefined ? null : <span>seen in its newest {flowsOf(data.flows)}</span>}
      </div>
      {error !== null ? (
        <p className={type['second']}>This could not be read. {sayFailure(error)}</p>
      ) : items.length === 0 ? (
        <p className={cx(type['second'], styles['below'])}>
          Nothing to fix or to consider.
        </p>
      ) : (
        <div className={styles['below']}>
          <Advice items={items} />
        </div>
      )}
    </section>
  );
}
