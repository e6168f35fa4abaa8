/** Answers for the picture of an app: its logo, or its initial on a colour. */
import type { LogoId } from '../../src-preload/contract/ids.ts';
import { tileOf } from '../../src-preload/contract/monogram.ts';
import { useLogo } from '../client/use-logo.ts';
import { AppTile } from '../ui/app-tile.tsx';

interface AppPictureProps {
  readonly app: { readonly clientId: string | null; readonly name: string; readonly logoId: LogoId | null };
  /** Side in px. */
  readonly size?: number;
}

/** The picture. */
export function AppPicture({ app: { clientId, name, logoId }, size = 28 }: AppPictureProps) {
  return <AppTile png={useLogo(logoId, size)} tile={tileOf(clientId, name)} size={size} />;
}
