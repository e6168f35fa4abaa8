/** Answers for the options and keys of React Query, one set for each procedure of the contract. */
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { client } from './client.ts';

/** `queries.apps.list.queryOptions()`, `queries.apps.register.mutationOptions()`, `queries.flows.get.key()` and so on. */
export const queries = createTanstackQueryUtils(client);
