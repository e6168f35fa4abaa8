/** Answers for the boxed letters in a held request: those that its codes and tokens have on the drawing of its flow. */
import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { FlowId } from '../../../src-preload/contract/ids.ts';
import { giveLetters } from '../../client/letters.ts';
import { queries } from '../../client/queries.ts';

/** Letters by fingerprint; none where the request begins a flow. */
export function useLetters(flowId: FlowId | null): ReadonlyMap<string, string> {
  const events = useQuery(queries.flows.get.queryOptions({ input: flowId === null ? skipToken : { flowId } })).data?.events;
  return useMemo(() => giveLetters(events ?? []), [events]);
}
