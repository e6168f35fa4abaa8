/** Answers for the newest authorizations that work, on the overview. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Authorization } from '../../../src-preload/contract/authorizations.ts';
import type { ClientId } from '../../../src-preload/contract/ids.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { useServerNow } from '../../client/server-clock.ts';
import { Button } from '../../ui/button.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type from '../../ui/type.module.css';
import { authorizationsAddress } from '../addresses.ts';
import { RevokeDialog } from '../authorizations/revoke-dialog.tsx';
import styles from './authorizations-excerpt.module.css';
import { shortMoment } from './short-moment.ts';

const MOST = 5;

function Row({ authorization, now, onRevoke }: { readonly authorization: Authorization; readonly now: number; readonly onRevoke: () => void }) {
  const { clientId, familyId, personName, createdAt, scopes, lastUsedAt } = authorization;
  return (
    <tr>
      <td>
        <Link href={`${authorizationsAddress(clientId)}?open=${familyId}`}>{personName}</Link>
      </td>
      <td>
        <Moment at={createdAt}>{shortMoment(createdAt, now)}</Moment>
      </td>
      <td className={styles['scopes']} title={scopes.join(', ')}>
        <code>{scopes.join(', ')}</code>
      </td>
      <td>
        <Moment at={lastUsedAt}>{shortMoment(lastUsedAt, now)}</Moment>
      </td>
      <td className={styles['end']}>
        <Button kind="ghost" aria-label={`Revoke ${personName}’s authorization`} onClick={onRevoke}>
          Revoke
        </Button>
      </td>
    </tr>
  );
}

/** The section. */
export function AuthorizationsExcerpt({ clientId }: { readonly clientId: ClientId }) {
  const now = useServerNow(10_000);
  const [revoking, setRevoking] = useState<Authorization | null>(null);
  const { data, error } = useQuery(queries.authorizations.list.queryOptions({ input: { clientId, state: 'active', limit: MOST } }));
  return (
    <section className={styles['section']} aria-labelledby="granted-title">
      <div className={styles['head']}>
        <h2 id="granted-title" className={type['h2']}>
          Authorizations
        </h2>
        <span>who granted what</span>
        {data === undefined || data.totals.all === 0 ? null : (
          <Link href={authorizationsAddress(clientId)} className={styles['all']}>
            All {data.totals.all.toLocaleString('en')}
          </Link>
        )}
      </div>
      {error !== null ? (
        <p className={type['second']}>They could not be read. {sayFailure(error)}</p>
      ) : data === undefined ? (
        <Skeleton what="Reading authorizations" widths={['80%', '70%']} rowHeight={32} />
      ) : data.authorizations.length === 0 ? (
        <p className={type['second']}>No authorization works now.</p>
      ) : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col">Granted</th>
              <th scope="col">Scopes</th>
              <th scope="col">Last used</th>
              <th>
                <span className={type['hidden']}>Action</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.authorizations.map((authorization) => (
              <Row key={authorization.familyId} authorization={authorization} now={now} onRevoke={() => setRevoking(authorization)} />
            ))}
          </tbody>
        </table>
      )}
      {revoking === null ? null : <RevokeDialog authorization={revoking} onClose={() => setRevoking(null)} />}
    </section>
  );
}
