/** Answers for opening the palette and the sheet of keys from anywhere. */
import { useHotkey } from '../../ui/use-hotkey.ts';
import { CommandPalette } from './command-palette.tsx';
import { HelpSheet } from './help-sheet.tsx';
import { openOverlay, useOverlay } from './palette-store.ts';

/** Listens for the keys; draws what is open. Stands once, in the shell. */
export function Overlays() {
  const open = useOverlay((store) => store.open);
  useHotkey('palette.open', () => {
    openOverlay('palette');
  });
  useHotkey('help.open', () => {
    openOverlay('help');
  });
  if (open === 'palette') return <CommandPalette />;
  return open === 'help' ? <HelpSheet /> : null;
}
