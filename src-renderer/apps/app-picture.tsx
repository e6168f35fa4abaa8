/** Answers for the picture of an app: its logo, or its initial on a colour. */
import { skipToken, useQuery } from '@tanstack/react-query';
import type { LogoId } from '../../src-preload/contract/logos.ts';
import { tileOf } from '../../src-preload/contract/monogram.ts';
import { queries } from '../client/queries.ts';
import { Monogram } from '../ui/monogram.tsx';
import styles from './app-picture.module.css';

interface AppPictureProps {
  readonly app: { readonly clientId: string | null; readonly name: string; readonly logoId: LogoId | null };
  /** Side in px. Up to 40 the small picture is sharp enough, also on dense screens. */
  readonly size?: number;
}

/** The picture. It says nothing to screen readers: the name stands beside it. A logo never changes, so it is read once. */
export function AppPicture({ app: { clientId, name, logoId }, size = 28 }: AppPictureProps) {
  const input = logoId === null ? skipToken : ({ logoId, size: size <= 40 ? 'small' : 'large' } as const);
  const picture = useQuery(queries.logos.get.queryOptions({ input, staleTime: Infinity }));
  if (logoId === null || picture.isError) return <Monogram {...tileOf(clientId, name)} size={size} />;
  const box = { width: size, height: size, borderRadius: size / 5 };
  if (picture.data === undefined) return <span className={styles['waiting']} style={box} />;
  return <img className={styles['logo']} src={`data:image/png;base64,${picture.data.png}`} alt="" width={size} height={size} style={{ borderRadius: box.borderRadius }} />;
}
