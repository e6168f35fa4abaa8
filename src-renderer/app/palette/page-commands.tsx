/** Answers for the commands of the console itself: its pages, and the sheet of keys. */
import { useLocation } from 'wouter';
import type { CommandGroup } from '../../ui/command.ts';
import { Icon } from '../../ui/icon.tsx';
import { capOf, SHORTCUTS } from '../../ui/shortcuts.ts';
import { openOverlay } from './palette-store.ts';

const PAGES = [
  { href: '/apps', title: 'Apps', icon: 'apps', words: 'list clients' },
  { href: '/flows', title: 'Flows', icon: 'flows', words: 'logins trace history' },
  { href: '/mocking', title: 'Mocking', icon: 'mocking', words: 'lab clock time faults people consent breakpoints simulate' },
  { href: '/settings', title: 'Settings', icon: 'settings', words: 'preferences options configuration' },
] as const;

/** The places of the rail. */
export function usePageCommands(): CommandGroup {
  const [, navigate] = useLocation();
  const pages = PAGES.map(({ href, title, icon, words }) => ({
    id: `page ${href}`,
    title,
    words: `go to page ${words}`,
    sign: <Icon name={icon} size={16} />,
    run: () => {
      navigate(href);
    },
  }));
  const help = {
    id: 'help',
    title: 'Show the keyboard shortcuts',
    words: 'keys help hotkeys',
    sign: <Icon name="keyboard" />,
    shortcut: capOf(SHORTCUTS['help.open'].key),
    run: () => {
      openOverlay('help');
    },
  };
  return { heading: 'Go to', commands: [...pages, help] };
}
