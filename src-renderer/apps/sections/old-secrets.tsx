/** Answers for the secrets that were replaced, and the requests that still come with them. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { App } from '../../../src-preload/contract/apps.ts';
import type { SecretRecord } from '../../../src-preload/contract/endings.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { useServerNow } from '../../client/server-clock.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { dateTime } from '../../ui/format-time.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type from '../../ui/type.module.css';
import { countOf } from './count-of.ts';
import styles from './credentials-section.module.css';

type Replaced = SecretRecord['replaced'][number];
type Refusal = SecretRecord['refusals'][number];

/** The section under the credentials. */
export function OldSecrets({ app }: { readonly app: App }) {
  const record = useQuery(queries.apps.secret.queryOptions({ input: { clientId: app.clientId } }));
  return (
    <section className={styles['section']} aria-labelledby="old-secrets-title">
      <h2 id="old-secrets-title" className={type['h2']}>
        Replaced secrets
      </h2>
      {record.data !== undefined ? (
        <Known record={record.data} />
      ) : record.error === null ? (
        <Skeleton what="Reading the replaced secrets" widths={['52%', '44%']} rowHeight={36} />
      ) : (
        <div className={styles['problem']}>
          <ErrorState
            title="The replaced secrets could not be read"
            action={
              <Button kind="primary" loading={record.isFetching} onClick={() => void record.refetch()}>
                Read again
              </Button>
            }
          >
            {sayFailure(record.error)}
          </ErrorState>
        </div>
      )}
    </section>
  );
}

function Known({ record: { replaced, refusals } }: { readonly record: SecretRecord }) {
  const now = useServerNow(10_000);
  if (replaced.length === 0) {
    return <p className={styles['empty']}>This is the first secret of the app. When you regenerate it, the old one stands here, with every request that still comes with it.</p>;
  }
  return (
    <>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">Secret</th>
            <th scope="col">Replaced</th>
            <th scope="col">Last worked</th>
            <th scope="col">Still sent</th>
          </tr>
        </thead>
        <tbody>
          {replaced.map((secret) => (
            <ReplacedRow key={`${secret.fingerprint} ${String(secret.replacedAt)}`} secret={secret} now={now} />
          ))}
        </tbody>
      </table>
      <h3 className={styles['heading']}>Requests that came with a replaced secret</h3>
      {refusals.length === 0 ? (
        <p className={styles['empty']}>None since then. Each one would be refused with invalid_client, and stand here with its flow.</p>
      ) : (
        <table className={styles['table']} aria-live="polite">
          <thead>
            <tr>
              <th scope="col">Refused</th>
              <th scope="col">Endpoint</th>
              <th scope="col">Flow</th>
              <th scope="col">Secret it came with</th>
            </tr>
          </thead>
          <tbody>
            {refusals.map((refusal, index) => (
              <RefusalRow key={`${String(refusal.at)} ${String(refusals.length - index)}`} refusal={refusal} now={now} />
            ))}
          </tbody>
        </table>
      )}
      {refusals.length > 0 ? <p className={styles['advice']}>Put the current secret into the environment of that server, and restart it.</p> : null}
    </>
  );
}

function ReplacedRow({ secret, now }: { readonly secret: Replaced; readonly now: number }) {
  return (
    <tr>
      <td>
        <Fingerprint value={secret.fingerprint} />
      </td>
      <td>{dateTime(secret.replacedAt)}</td>
      <td>{secret.lastWorkedAt === null ? 'never used' : dateTime(secret.lastWorkedAt)}</td>
      <td>
        {secret.uses === 0 ? <span className={type['quiet']}>not since then</span> : <b>{countOf(secret.uses, 'request')}</b>}
        {secret.lastUseAt === null ? null : (
          <>
            , the last <RelativeTime at={secret.lastUseAt} now={now} />
          </>
        )}
      </td>
    </tr>
  );
}

function RefusalRow({ refusal, now }: { readonly refusal: Refusal; readonly now: number }) {
  return (
    <tr>
      <td>
        <RelativeTime at={refusal.at} now={now} />
      </td>
      <td>
        <code>{refusal.endpoint}</code>
      </td>
      <td>{refusal.flowId === null || refusal.flowNumber === null ? <span className={type['quiet']}>cleaned away</span> : <Link href={`/flows/${refusal.flowId}`}>Flow {refusal.flowNumber}</Link>}</td>
      <td>
        <Fingerprint value={refusal.fingerprint} /> <span className={type['quiet']}>replaced {dateTime(refusal.replacedAt)}</span>
      </td>
    </tr>
  );
}
