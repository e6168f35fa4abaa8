/** Answers for what the settings offer to the palette: their sections, the theme, and proving the keychain. */
import { useLocation } from 'wouter';
import { client } from '../client/client.ts';
import { sayFailure } from '../client/failure-words.ts';
import type { Command, CommandGroup } from '../ui/command.ts';
import { Icon } from '../ui/icon.tsx';
import { toast } from '../ui/toast.ts';
import { SETTINGS_SECTIONS, settingsAddress } from './settings-sections.ts';
import type { Theme } from './theme.ts';
import { keepTheme, useTheme } from './theme.ts';

const THEMES: readonly { readonly theme: Theme; readonly title: string }[] = [
  { theme: 'light', title: 'Use the light theme' },
  { theme: 'dark', title: 'Use the dark theme' },
  { theme: 'system', title: 'Use the theme of the system' },
];

async function checkKeychain(): Promise<void> {
  try {
    const health = await client.vault.check();
    if (health.kind === 'keychain') toast({ title: 'The keychain works', detail: `A probe was written to the ${health.name}, read back and removed.` });
    else toast({ title: 'Secrets are kept in memory only', detail: `${health.reason} ${health.cure}`.trim(), kind: 'failed' });
  } catch (cause) {
    toast({ title: 'The keychain was not checked', detail: sayFailure(cause), kind: 'failed' });
  }
}

/** The settings. */
export function useSettingsCommands(): CommandGroup {
  const [, navigate] = useLocation();
  const theme = useTheme();
  const sections = SETTINGS_SECTIONS.map((section): Command => ({
    id: `settings ${section.slug}`,
    title: `${section.title} settings`,
    note: section.about,
    sign: <Icon name="settings" size={16} />,
    isQuiet: true,
    run: () => {
      navigate(settingsAddress(section));
    },
  }));
  const themes = THEMES.filter((one) => one.theme !== theme).map((one): Command => ({
    id: `theme ${one.theme}`,
    title: one.title,
    words: 'look colour color mode appearance switch',
    sign: <Icon name="settings" size={16} />,
    isQuiet: true,
    run: () => {
      keepTheme(one.theme);
    },
  }));
  const keychain: Command = {
    id: 'keychain check',
    title: 'Check the keychain',
    note: 'writes, reads back and removes a probe',
    words: 'secrets vault health',
    sign: <Icon name="key" />,
    run: () => {
      // Where the toast's words stand for good.
      navigate('/settings/keychain');
      void checkKeychain();
    },
  };
  return { heading: 'Settings', commands: [keychain, ...themes, ...sections] };
}
