/** Answers for which parts of the console offer commands to the palette. A new source is a line here. */
import { useAppActionCommands, useAppCommands } from '../../apps/app-commands.tsx';
import { useFlowActionCommands, useFlowCommands } from '../../flows/flow-commands.tsx';
import { useMockingCommands } from '../../mocking/mocking-commands.tsx';
import { useSettingsCommands } from '../../settings/settings-commands.tsx';
import type { CommandGroup } from '../../ui/command.ts';
import { usePageCommands } from './page-commands.tsx';

/** Every group, in the order of the palette before anything is typed. In: what was typed. */
export function useCommandGroups(text: string): readonly CommandGroup[] {
  const doing = useFlowActionCommands();
  const apps = useAppCommands();
  const appActions = useAppActionCommands();
  const flows = useFlowCommands(text);
  const pages = usePageCommands();
  const mocking = useMockingCommands();
  const settings = useSettingsCommands();
  return [doing, apps, appActions, flows, pages, mocking, settings];
}
