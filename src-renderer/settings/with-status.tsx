/** Answers for the sections of the settings that show the console's state: reading it, and saying when that fails. */
import type { ReactNode } from 'react';
import type { ServerStatus } from '../../src-preload/contract/settings.ts';
import { sayFailure } from '../client/failure-words.ts';
import { useServerStatus } from '../client/server-clock.ts';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

/** Draws `children` with the state, once it is there. */
export function WithStatus({ children }: { readonly children: (status: ServerStatus) => ReactNode }) {
  const status = useServerStatus();
  if (status.data !== undefined) return children(status.data);
  if (!status.isError) return <Skeleton what="Reading the state of the console" widths={['20%', '60%', '52%', '44%', '50%']} rowHeight={36} />;
  return (
    <ErrorState title="The state of the console could not be read" action={<Button kind="primary" onClick={() => void status.refetch()}>Read again</Button>}>
      {sayFailure(status.error)}
    </ErrorState>
  );
}
