/** Answers for the picture of a person: their own, or the initial on their colour. */
import { skipToken, useQuery } from '@tanstack/react-query';
import type { LogoId } from '../../../src-preload/contract/ids.ts';
import { tileOf } from '../../../src-preload/contract/monogram.ts';
import { queries } from '../../client/queries.ts';
import { Monogram } from '../../ui/monogram.tsx';
import styles from './person-picture.module.css';

interface PersonPictureProps {
  readonly person: { readonly personId: string | null; readonly name: string; readonly pictureId: LogoId | null };
  /** Side in px. */
  readonly size?: number;
}

/** The picture. It says nothing to screen readers: the name stands beside it. */
export function PersonPicture({ person: { personId, name, pictureId }, size = 20 }: PersonPictureProps) {
  const input = pictureId === null ? skipToken : ({ logoId: pictureId, size: 'small' } as const);
  const { data } = useQuery(queries.logos.get.queryOptions({ input, staleTime: Infinity }));
  return (
    <span className={styles['round']} style={{ width: size, height: size }} aria-hidden="true">
      {data === undefined ? <Monogram {...tileOf(personId, name)} size={size} /> : <img src={`data:image/png;base64,${data.png}`} alt="" width={size} height={size} />}
    </span>
  );
}
