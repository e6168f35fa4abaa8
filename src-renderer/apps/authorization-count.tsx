/** Answers for the figure beside “Authorizations”: how many work now. */
import { useQuery } from '@tanstack/react-query';
import type { App } from '../../src-preload/contract/apps.ts';
import { queries } from '../client/queries.ts';

/** The figure; nothing while it is not known. */
export function AuthorizationCount({ app }: { readonly app: App }) {
  const stats = useQuery(queries.apps.stats.queryOptions()).data?.apps.find(({ clientId }) => clientId === app.clientId);
  return stats === undefined ? null : stats.active.toLocaleString('en');
}
