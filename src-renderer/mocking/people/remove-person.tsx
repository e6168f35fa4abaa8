/** Answers for removing a person, after saying what ends with them. */
import { isDefinedError } from '@orpc/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { PersonStakes, PersonView } from '../../../src-preload/contract/people.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { toast } from '../../ui/toast.ts';

const count = (many: number, one: string): string => `${String(many)} ${one}${many === 1 ? '' : 's'}`;

function sayStakes(name: string, { apps, tokens, codes }: PersonStakes): string {
  if (tokens + codes === 0) return `${name} holds no living authorization, so nothing else ends.`;
  const parts = [...(tokens > 0 ? [`${count(tokens, 'token')} of ${apps.map((app) => app.name).join(', ')}`] : []), ...(codes > 0 ? [count(codes, 'code')] : [])];
  return `${parts.join(' and ')} ${tokens + codes === 1 ? 'ends' : 'end'} at once: the next request with one of them is refused.`;
}

/** The question. */
export function RemovePerson({ person, onClose }: { readonly person: PersonView; readonly onClose: () => void }) {
  const { personId, name } = person;
  const stakes = useQuery(queries.people.stakes.queryOptions({ input: { personId } }));
  const remove = useMutation(
    queries.people.remove.mutationOptions({
      onSuccess: () => {
        toast({ title: `${name} removed` });
        onClose();
      },
    }),
  );
  const { error } = remove;
  return (
    <ConfirmDialog
      open
      title={`Remove ${name}?`}
      confirm="Remove person"
      cancel="Keep"
      typed={name}
      loading={remove.isPending}
      onCancel={onClose}
      onConfirm={() => {
        remove.mutate({ personId });
      }}
    >
      <p>{stakes.data === undefined ? 'Counting what ends with this person.' : sayStakes(name, stakes.data)}</p>
      <p>They leave the team that the API tells of, and what they granted is forgotten. Flows that happened keep the name. There is no way back.</p>
      {error === null ? null : <p role="alert">Nobody was removed. {isDefinedError(error) && error.code === 'NOT_NOW' ? error.data.reason : sayFailure(error)}</p>}
    </ConfirmDialog>
  );
}
