/** Answers for reading and changing the preferences, with a message that takes a change back. */
import { ORPCError } from '@orpc/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ERRORS } from '../../src-preload/contract/errors.ts';
import type { PreferencesView } from '../../src-preload/contract/preferences-view.ts';
import type { Preferences } from '../../src-preload/contract/preferences.ts';
import { client } from '../client/client.ts';
import { sayFailure } from '../client/failure-words.ts';
import { queries } from '../client/queries.ts';
import { toast } from '../ui/toast.ts';

const PortRefusal = ERRORS.PORT_REFUSED.data;

/** What a change is about: the values, and what the message says. */
export interface PreferenceChange {
  readonly wish: Partial<Preferences>;
  readonly title: string;
}

/** Why a change failed, in one or two sentences. */
export function sayPreferenceFailure(error: Error): string {
  const refusal = error instanceof ORPCError && error.code === 'PORT_REFUSED' ? PortRefusal.safeParse(error.data) : null;
  return refusal?.success === true ? refusal.data.reason : sayFailure(error);
}

/** The preferences, and how to change them. Each change can be taken back for a while. */
export function usePreferences() {
  const queryClient = useQueryClient();
  const query = useQuery(queries.preferences.get.queryOptions());
  const keep = (view: PreferencesView): void => {
    queryClient.setQueryData(queries.preferences.get.queryKey(), view);
  };
  const change = useMutation({
    mutationFn: ({ wish }: PreferenceChange) => client.preferences.set(wish),
    onMutate: () => queryClient.getQueryData(queries.preferences.get.queryKey())?.preferences,
    onSuccess: (view, { wish, title }, before) => {
      keep(view);
      if (before === undefined) return;
      const back = Object.fromEntries(Object.keys(wish).map((name) => [name, before[name as keyof Preferences]])) as Partial<Preferences>;
      toast({ title, undo: async () => keep(await client.preferences.set(back)) });
    },
  });
  return { query, change };
}
