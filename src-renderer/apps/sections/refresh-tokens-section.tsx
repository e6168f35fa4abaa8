/** Answers for an app's refresh tokens: whether each use replaces them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { App } from '../../../src-preload/contract/apps.ts';
import type { Rotation } from '../../../src-preload/contract/preferences.ts';
import { client } from '../../client/client.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Tag } from '../../ui/tag.tsx';
import { toast } from '../../ui/toast.ts';
import type from '../../ui/type.module.css';
import styles from './refresh-tokens-section.module.css';

const WORDS: Record<'on' | 'off', string> = {
  on: 'Each refresh hands out a new refresh token and spends the old one. An old one that comes back may be stolen, so it ends the whole authorization.',
  off: 'The refresh token stays the same, and its 30 days begin anew with each use. The answer to a refresh holds no refresh token: keep the one you have (RFC 6749, section 6).',
};

/** The section at /apps/:clientId/refresh-tokens. */
export function RefreshTokensSection({ app }: { readonly app: App }) {
  const queryClient = useQueryClient();
  const byDefault = useQuery(queries.preferences.get.queryOptions()).data?.preferences.rotates;
  const { clientId } = app;
  const set = async (rotation: Rotation): Promise<void> => {
    queryClient.setQueryData(queries.apps.get.queryKey({ input: { clientId } }), await client.apps.setRotation({ clientId, rotation }));
  };
  const change = useMutation({
    mutationFn: set,
    onSuccess: (_done, chosen) => {
      const before = app.rotation;
      toast({ title: chosen === 'default' ? `${app.name} follows the settings` : `Rotation is ${chosen} for ${app.name}`, undo: () => set(before) });
    },
  });
  const defaultWord = byDefault === undefined ? '' : byDefault ? ', on' : ', off';
  const state = app.rotation === 'default' ? (byDefault === false ? 'off' : 'on') : app.rotation;
  return (
    <section className={styles['section']} aria-labelledby="refresh-tokens">
      <div className={styles['head']}>
        <h2 id="refresh-tokens" className={type['h2']}>
          Rotation
        </h2>
        <Tag tone="choice">our choice</Tag>
      </div>
      <SegmentedControl
        label={`Rotation of ${app.name}’s refresh tokens`}
        labelHidden
        value={app.rotation}
        options={[
          { value: 'default', label: `As in the settings${defaultWord}` },
          { value: 'on', label: 'On' },
          { value: 'off', label: 'Off' },
        ]}
        onChange={(rotation) => {
          change.mutate(rotation);
        }}
      />
      <p className={styles['words']}>{WORDS[state]}</p>
      <p className={styles['remark']}>
        It counts from the next refresh on. A token that was replaced before stays replaced. The default stands in the <Link href="/settings/tokens">settings</Link>.
      </p>
      {change.isError ? (
        <p className={styles['failed']} role="alert">
          The rotation was not changed. {sayFailure(change.error)}
        </p>
      ) : null}
    </section>
  );
}
