/** Answers for the picture of the app that a flow is about. */
import { useQuery } from '@tanstack/react-query';
import { tileOf } from '../../src-preload/contract/monogram.ts';
import { queries } from '../client/queries.ts';
import { useLogo } from '../client/use-logo.ts';
import { AppTile } from '../ui/app-tile.tsx';

interface AppMarkProps {
  /** As the flow has it; an app that is not registered here any more, or never was, has no logo. */
  readonly clientId: string | null;
  readonly name: string;
  /** What the colour comes from where there is no client id. */
  readonly seed: string;
  /** Side in px. */
  readonly size: number;
}

/** The logo of the app as it is now, or its initial. */
export function AppMark({ clientId, name, seed, size }: AppMarkProps) {
  const app = useQuery(queries.apps.list.queryOptions()).data?.find((one) => one.clientId === clientId);
  return <AppTile png={useLogo(app?.logoId ?? null, size)} tile={tileOf(clientId ?? seed, name)} size={size} />;
}
