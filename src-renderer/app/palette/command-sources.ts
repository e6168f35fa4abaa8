/** Answers for which parts of the console offer commands to the palette. A new source is a line here. */
import { useAppActionCommands, useAppCommands } from '../../apps/app-commands.tsx';
import { useFlowActionCommands, useFlowCommands } from '../../flows/flow-commands.tsx';
import { useMockingCommands } from '../../mocking/mocking-commands.tsx';
import { useSettingsCommands } from '../../settings/settings-commands.tsx';
import type { CommandGroup } from '../../ui/command.ts';
import { usePageCommands } from './page-commands.tsx';

/** What does not depend on what is typed, in the order of the palette: above and below what is found by it. */
export interface StandingGroups {
  readonly above: readonly CommandGroup[];
  readonly below: readonly CommandGroup[];
}

/** Every group that a key press leaves as it is. */
export function useStandingGroups(): StandingGroups {
  const doing = useFlowActionCommands();
  const apps = useAppCommands();
  const appActions = useAppActionCommands();
  const pages = usePageCommands();
  const mocking = useMockingCommands();
  const settings = useSettingsCommands();
  return { above: [doing, apps, appActions], below: [pages, mocking, settings] };
}

/** What each key press finds anew. In: what was typed. */
export const useFoundGroup = useFlowCommands;
