/** Answers for the sections of the settings that show preferences: reading them, and saying when that fails. */
import type { ReactNode } from 'react';
import { sayFailure } from '../client/failure-words.ts';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { usePreferences } from './use-preferences.ts';

type Query = ReturnType<typeof usePreferences>['query'];

/** Draws `children` with the preferences, once they are there. */
export function WithPreferences({ query, children }: { readonly query: Query; readonly children: (view: NonNullable<Query['data']>) => ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  if (!query.isError) return <Skeleton what="Reading the settings" widths={['40%', '60%']} rowHeight={36} />;
  return (
    <ErrorState title="The settings could not be read" action={<Button kind="primary" onClick={() => void query.refetch()}>Read again</Button>}>
      {sayFailure(query.error)}
    </ErrorState>
  );
}
