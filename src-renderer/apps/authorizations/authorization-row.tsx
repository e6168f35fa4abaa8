/** Answers for one authorization in the list: who, what, since when, how it stands; its tree opens below. */
import { Link } from 'wouter';
import type { Authorization } from '../../../src-preload/contract/authorizations.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Moment } from '../../ui/moment.tsx';
import { VerdictSign, type Verdict } from '../../ui/verdict-sign.tsx';
import { shortMoment } from '../overview/short-moment.ts';
import styles from './authorization-row.module.css';
import { FamilyTree } from './family-tree.tsx';
import { sayState } from './token-words.ts';

const SIGNS: Record<Authorization['state'], Verdict> = { active: 'passed', expired: 'not-reached', revoked: 'denied' };

interface AuthorizationRowProps {
  readonly authorization: Authorization;
  readonly now: number;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onRevoke: () => void;
}

function Fact({ name, at, now }: { readonly name: string; readonly at: number; readonly now: number }) {
  return (
    <span className={styles['fact']}>
      {name}{' '}
      <Moment at={at}>{shortMoment(at, now)}</Moment>
    </span>
  );
}

/** The row. */
export function AuthorizationRow({ authorization, now, isOpen, onToggle, onRevoke }: AuthorizationRowProps) {
  const { personName, scopes, createdAt, lastUsedAt, state, flowId, familyId } = authorization;
  return (
    <li className={styles['item']} data-row={familyId}>
      <div className={styles['row']}>
        <button type="button" className={styles['person']} aria-expanded={isOpen} onClick={onToggle}>
          <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
          {personName}
        </button>
        <code className={styles['scopes']} title={scopes.join(' ')}>
          {scopes.join(', ')}
        </code>
        <Fact name="Granted" at={createdAt} now={now} />
        <Fact name="Last used" at={lastUsedAt} now={now} />
        <span className={styles['state']}>
          <VerdictSign verdict={SIGNS[state]} label="" />
          {sayState(authorization, now)}
        </span>
        <span className={styles['end']}>
          {state === 'active' ? (
            <Button kind="ghost" aria-label={`Revoke ${personName}’s authorization`} onClick={onRevoke}>
              Revoke
            </Button>
          ) : null}
        </span>
      </div>
      {isOpen ? (
        <div className={styles['tree']}>
          <FamilyTree authorization={authorization} />
          <Link href={`/flows/${flowId}`} className={styles['flow']}>
            Open the flow
          </Link>
        </div>
      ) : null}
    </li>
  );
}
