/** Answers for the sections of the settings: their addresses, names and order. A new section is a row here and a file in sections/. */
import type { ComponentType } from 'react';
import { BackupsSection } from './sections/backups-section.tsx';
import { DataSection } from './sections/data-section.tsx';
import { KeychainSection } from './sections/keychain-section.tsx';
import { LookSection } from './sections/look-section.tsx';
import { RotationSection } from './sections/rotation-section.tsx';
import { ServerSection } from './sections/server-section.tsx';
import { WorkspaceSection } from './sections/workspace-section.tsx';

/** One section. */
export interface SettingsSection {
  /** The last part of `/settings/:slug`; empty for the first one. */
  readonly slug: string;
  readonly title: string;
  /** One sentence under the title. */
  readonly about: string;
  readonly Body: ComponentType;
}

/** Every section, in the order of the screen. */
export const SETTINGS_SECTIONS: readonly SettingsSection[] = [
  { slug: '', title: 'Server', about: 'Where your apps find this Mavio server, and how it runs.', Body: ServerSection },
  { slug: 'keychain', title: 'Keychain', about: 'Where client secrets are kept.', Body: KeychainSection },
  { slug: 'tokens', title: 'Tokens', about: 'What holds for the tokens of every app.', Body: RotationSection },
  { slug: 'data', title: 'Data', about: 'What is kept on this machine.', Body: DataSection },
  { slug: 'workspace', title: 'Workspace', about: 'Apps, people, settings and what is staged as one file, to keep, to share and to start a console with.', Body: WorkspaceSection },
  { slug: 'backups', title: 'Backups', about: 'Everything that is kept on this machine, as one file to come back to.', Body: BackupsSection },
  { slug: 'look', title: 'Look', about: 'How the console looks here.', Body: LookSection },
];

/** The address of a section. */
export function settingsAddress({ slug }: Pick<SettingsSection, 'slug'>): string {
  return slug === '' ? '/settings' : `/settings/${slug}`;
}
