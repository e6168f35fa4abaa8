/** Answers for who knocked without being registered, under the list of apps: probably a misspelt or a production client id. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Knock, KnockHint } from '../../src-preload/contract/knocks.ts';
import { sayFailure } from '../client/failure-words.ts';
import { queries } from '../client/queries.ts';
import { useServerNow } from '../client/server-clock.ts';
import { clockTime, dateTime } from '../ui/format-time.ts';
import { Moment } from '../ui/moment.tsx';
import type from '../ui/type.module.css';
import styles from './knocks.module.css';

const SLIPS = { letters: 'Misspelt', case: 'Upper and lower case differ', prefix: 'Its beginning is missing', wrapped: 'Quotes or spaces around it' } as const;

/** Who was probably meant, in a sentence. */
export function sayHint(hint: KnockHint, redirectUri: string | null): string {
  switch (hint.kind) {
    case 'secret':
      return 'A client secret was sent as the client id. Only its fingerprint is kept here.';
    case 'deleted':
      return `${hint.appName} had this id until you deleted it on ${dateTime(hint.deletedAt)}.`;
    case 'misspelt':
      return `${SLIPS[hint.how]}: ${hint.appName} is ${hint.clientId}.`;
    case 'redirect':
      return `Its redirect URI is registered by ${hint.appName}, which is ${hint.clientId}.`;
    case 'production':
      return `Probably a production id: its redirect URI is ${hint.redirectUri}.`;
    case 'elsewhere':
      return `Issued by another Mavio server${redirectUri === null ? '' : `; its redirect URI is ${redirectUri}`}.`;
    case 'unknown':
      return redirectUri === null ? 'Not like any id that is registered here.' : `Not like any id that is registered here; its redirect URI is ${redirectUri}.`;
  }
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

function isSameDay(at: number, now: number): boolean {
  return new Date(at).toDateString() === new Date(now).toDateString();
}

function Row({ knock, now }: { readonly knock: Knock; readonly now: number }) {
  const words = knock.kind === 'tokens' ? 'Access tokens, refresh tokens and codes that were not issued here. A new data folder forgets the old ones.' : sayHint(knock.hint, knock.redirectUri);
  const name = knock.kind === 'tokens' ? 'Unknown tokens' : knock.shownId;
  return (
    <tr className={styles['row']}>
      <td>
        <Link href={`/flows/${knock.flowId}`} className={styles['name']} title={name}>
          {knock.kind === 'tokens' ? <b>{name}</b> : <code>{name}</code>}
        </Link>
        <div className={styles['hint']} title={words}>
          {words}
        </div>
      </td>
      <td className={styles['times']}>{knock.times === 1 ? '1 time' : `${knock.times.toLocaleString('en')} times`}</td>
      <td className={styles['when']}>
        <Moment at={knock.lastAt}>{isSameDay(knock.lastAt, now) ? clockTime(knock.lastAt) : DAY.format(knock.lastAt)}</Moment>
      </td>
    </tr>
  );
}

/** The section; nothing while nobody knocked. Each row opens its newest flow. */
export function Knocks() {
  const now = useServerNow(60_000);
  const { data, error } = useQuery(queries.knocks.list.queryOptions());
  if (error !== null) return <p className={styles['failure']}>Who knocked without being registered could not be read. {sayFailure(error)}</p>;
  if (data === undefined || data.length === 0) return null;
  const today = data.filter((knock) => knock.kind === 'client' && isSameDay(knock.lastAt, now)).length;
  return (
    <section className={styles['section']} aria-labelledby="knocks-title">
      <div className={styles['head']}>
        <h2 id="knocks-title" className={type['h2']}>
          Seen, but not registered here
        </h2>
        {today === 0 ? null : <span className={styles['note']}>{today === 1 ? '1 client id' : `${String(today)} client ids`} refused today</span>}
      </div>
      <table className={styles['table']}>
        <thead className={type['hidden']}>
          <tr>
            <th scope="col">Client id</th>
            <th scope="col">How often</th>
            <th scope="col">Last seen</th>
          </tr>
        </thead>
        <tbody>
          {data.map((knock) => (
            <Row key={`${knock.kind}:${knock.shownId}`} knock={knock} now={now} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
