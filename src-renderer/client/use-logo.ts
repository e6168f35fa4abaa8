/** Answers for reading the logo of an app. */
import { skipToken, useQuery } from '@tanstack/react-query';
import type { LogoId } from '../../src-preload/contract/ids.ts';
import { queries } from './queries.ts';

/** Up to this side (px) the small picture is sharp enough, also on dense screens. */
const SMALL = 40;

/** Base64 of a PNG; null where there is no logo, undefined while it is read. A logo never changes, so it is read once. In: its id, and the side at which it is shown (px). */
export function useLogo(logoId: LogoId | null, size: number): string | null | undefined {
  const input = logoId === null ? skipToken : ({ logoId, size: size <= SMALL ? 'small' : 'large' } as const);
  const picture = useQuery(queries.logos.get.queryOptions({ input, staleTime: Infinity }));
  return logoId === null || picture.isError ? null : picture.data?.png;
}
