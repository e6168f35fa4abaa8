/** Answers for the one typed client of this page. */
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../src-preload/contract/contract.ts';
import { openTransport } from './open-transport.ts';

/** Every procedure of the contract, as a function. */
export type Client = ContractRouterClient<Contract>;

/** The way to the main process; opened when this module is first imported. */
export const transport = openTransport();

/** The typed client over it. */
export const client: Client = createORPCClient(transport.link);
