/** Answers for revoking one authorization: what dies is shown first, by its letters, then it is done at once. */
import { isDefinedError } from '@orpc/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Authorization, AuthorizationTree } from '../../../src-preload/contract/authorizations.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { useServerNow } from '../../client/server-clock.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DatumLetter } from '../../ui/datum-letter.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { dateTime, roughly } from '../../ui/format-time.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { toast } from '../../ui/toast.ts';
import styles from './revoke-dialog.module.css';
import { KIND_WORDS, livingTokens } from './token-words.ts';

const count = (number: number, one: string, many: string): string => (number === 1 ? `1 ${one}` : `${number.toLocaleString('en')} ${many}`);

function WhatDies({ tree }: { readonly tree: AuthorizationTree }) {
  const now = useServerNow(1000);
  const { accessTokens, refreshTokens } = tree.alive;
  const shown = livingTokens(tree);
  const hidden = accessTokens + refreshTokens - shown.length;
  return (
    <>
      <p>
        {count(accessTokens, 'access token', 'access tokens')} and {count(refreshTokens, 'refresh token', 'refresh tokens')} stop working at once:
      </p>
      <ul className={styles['dying']}>
        {shown.map((token) => (
          <li key={token.fingerprint}>
            <DatumLetter letter={token.letter} />
            <span>{KIND_WORDS[token.of]}</span>
            <span className={styles['until']} title={dateTime(token.expiresAt)}>
              {roughly(token.expiresAt - now)} left
            </span>
          </li>
        ))}
        {hidden > 0 ? <li>and {count(hidden, 'earlier access token', 'earlier access tokens')}</li> : null}
      </ul>
    </>
  );
}

/** Mount it to ask. It closes itself when the authorization is revoked, or had ended before. */
export function RevokeDialog({ authorization, onClose }: { readonly authorization: Authorization; readonly onClose: () => void }) {
  const { clientId, familyId, personName } = authorization;
  const [first = personName] = personName.split(' ');
  const tree = useQuery(queries.authorizations.get.queryOptions({ input: { clientId, familyId } }));
  const revoke = useMutation(
    queries.authorizations.revoke.mutationOptions({
      onSuccess: () => {
        toast({ title: 'Authorization revoked', detail: `${first} must sign in again before the app can act for them.` });
        onClose();
      },
      onError: (problem) => {
        if (!isDefinedError(problem)) return;
        toast({ title: 'It had ended already', detail: problem.message, kind: 'failed' });
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog open title={`Revoke what ${first} granted?`} confirm="Revoke authorization" cancel="Keep it" loading={revoke.isPending} onConfirm={() => revoke.mutate({ clientId, familyId })} onCancel={onClose}>
      {tree.data !== undefined ? (
        <WhatDies tree={tree.data} />
      ) : tree.error !== null ? (
        <p>What would end could not be read. {sayFailure(tree.error)}</p>
      ) : (
        <Skeleton what="Reading what would end" widths={['80%', '50%']} rowHeight={28} />
      )}
      <p>The next request with one of them is refused, and its ladder says that you did this. Other people, and other authorizations of {first}, are not touched. To go on, {first} signs in again.</p>
      {revoke.error === null || isDefinedError(revoke.error) ? null : <ErrorState title="It was not revoked">{sayFailure(revoke.error)}</ErrorState>}
    </ConfirmDialog>
  );
}
