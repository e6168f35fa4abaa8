/** Answers for the tree of an authorization: code, then what each answer issued, each with what became of it and a way to its step. */
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Link } from 'wouter';
import { MOST_GENERATIONS, NEWEST_GENERATIONS, type Authorization, type Generation, type TreeToken } from '../../../src-preload/contract/authorizations.ts';
import type { FlowId } from '../../../src-preload/contract/ids.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { advanceClock } from '../../client/move-clock.ts';
import { queries } from '../../client/queries.ts';
import { useServerNow } from '../../client/server-clock.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { DatumLetter } from '../../ui/datum-letter.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { clockTime, dateTime } from '../../ui/format-time.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { toast } from '../../ui/toast.ts';
import { VerdictSign } from '../../ui/verdict-sign.tsx';
import { eventAddress } from '../addresses.ts';
import styles from './family-tree.module.css';
import { KIND_WORDS, sayFate } from './token-words.ts';

/** How many more generations one press unfolds. */
const MORE = 100;

/** The life of a token as a bar: used up in pencil, hatched when it is over. */
function Life({ token, now }: { readonly token: TreeToken; readonly now: number }) {
  const hatch = useId();
  const isOver = token.fate.state !== 'alive' || now >= token.expiresAt;
  const used = Math.min(1, Math.max(0.01, (now - token.issuedAt) / Math.max(1, token.expiresAt - token.issuedAt)));
  return (
    <svg className={styles['life']} width="96" height="12" aria-hidden="true">
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className={styles['stroke']} d="M0 0V5" />
        </pattern>
      </defs>
      <rect className={isOver ? styles['over'] : styles['whole']} x=".5" y="2.5" width="95" height="7" {...(isOver ? { fill: `url(#${hatch})` } : {})} />
      {isOver ? null : <rect className={styles['used']} x="1" y="3" width={94 * used} height="6" />}
    </svg>
  );
}

/** Puts the server clock to one second after a token dies. */
async function outlive(flowId: FlowId, { fingerprint }: TreeToken): Promise<void> {
  toast(await advanceClock({ afterToken: { flowId, fingerprint } }));
}

function Token({ token, flowId, now }: { readonly token: TreeToken; readonly flowId: FlowId; readonly now: number }) {
  const isOver = token.fate.state !== 'alive' || now >= token.expiresAt;
  const words = sayFate(token, now);
  return (
    <li className={cx(styles['token'], isOver && styles['dead'])}>
      <DatumLetter letter={token.letter} />
      <Link href={eventAddress(flowId, token.seq)} title={`${token.scopes.join(' ')}, issued ${dateTime(token.issuedAt)}`}>
        {KIND_WORDS[token.of]}
      </Link>
      <Life token={token} now={now} />
      {token.fate.seq === null ? <span className={styles['fate']}>{words}</span> : <Link href={eventAddress(flowId, token.fate.seq)} className={styles['fate']}>{words}</Link>}
      {isOver ? null : <IconButton icon="after" label={`Move the server clock to just after this ${KIND_WORDS[token.of].toLowerCase()} dies`} onClick={() => void outlive(flowId, token)} />}
      {token.replays.map(({ at, seq }) => (
        <Link key={seq} href={eventAddress(flowId, seq)} className={styles['replay']}>
          <VerdictSign verdict="failed" label="" />
          replayed {clockTime(at)}
        </Link>
      ))}
    </li>
  );
}

function Answer({ generation, flowId, now }: { readonly generation: Generation; readonly flowId: FlowId; readonly now: number }) {
  const { number, access, refresh } = generation;
  const issuedAt = access?.issuedAt ?? refresh?.issuedAt ?? 0;
  return (
    <li className={styles['answer']}>
      <p className={styles['name']}>
        {number === 1 ? 'Code exchange' : `Refresh ${String(number - 1)}`}
        <Moment at={issuedAt}>{clockTime(issuedAt)}</Moment>
      </p>
      <ul>
        {[access, refresh].map((token) => (token === null ? null : <Token key={token.fingerprint} token={token} flowId={flowId} now={now} />))}
      </ul>
    </li>
  );
}

/** The tree, read when it is opened, and again when something happens to it. */
export function FamilyTree({ authorization }: { readonly authorization: Authorization }) {
  const { clientId, familyId, flowId } = authorization;
  const [newest, setNewest] = useState(NEWEST_GENERATIONS);
  const now = useServerNow(1000);
  const tree = useQuery(queries.authorizations.get.queryOptions({ input: { clientId, familyId, newest }, placeholderData: (before) => (before?.authorization.familyId === familyId ? before : undefined) }));
  if (tree.error !== null) {
    return (
      <ErrorState title="The tree could not be read" action={<Button loading={tree.isFetching} onClick={() => void tree.refetch()}>Read again</Button>}>
        {sayFailure(tree.error)}
      </ErrorState>
    );
  }
  if (tree.data === undefined) return <Skeleton what="Reading what grew out of the code" widths={['40%', '70%', '70%']} rowHeight={28} />;
  const { code, first, folded, newest: last } = tree.data;
  const unfolds = Math.min(folded, MORE, MOST_GENERATIONS - newest);
  return (
    <ol className={styles['tree']} aria-label={`What grew out of ${authorization.personName}’s code`}>
      {code === null ? null : (
        <li className={styles['root']}>
          <ul>
            <Token token={code} flowId={flowId} now={now} />
          </ul>
        </li>
      )}
      {first.map((generation) => (
        <Answer key={generation.number} generation={generation} flowId={flowId} now={now} />
      ))}
      {folded === 0 ? null : (
        <li className={styles['fold']}>
          {unfolds <= 0 ? (
            <span>… {folded.toLocaleString('en')} rotations …</span>
          ) : (
            <button type="button" disabled={tree.isPlaceholderData} onClick={() => setNewest(newest + unfolds)}>
              … {folded.toLocaleString('en')} {folded === 1 ? 'rotation' : 'rotations'} …{unfolds < folded ? ` Show ${String(unfolds)} more` : ''}
            </button>
          )}
        </li>
      )}
      {last.map((generation) => (
        <Answer key={generation.number} generation={generation} flowId={flowId} now={now} />
      ))}
    </ol>
  );
}
