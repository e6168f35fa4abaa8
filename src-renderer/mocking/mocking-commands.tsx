/** Answers for what the Mocking screen offers to the palette: its sections, fault rules, breakpoints, and moving the server clock. */
import { useLocation } from 'wouter';
import type { Command, CommandGroup } from '../ui/command.ts';
import { Icon } from '../ui/icon.tsx';
import { useClockCommands } from './clock/use-clock-commands.tsx';
import { useFaultCommands } from './faults/use-fault-commands.tsx';
import { useHoldCommands } from './holds/use-hold-commands.tsx';
import { MOCKING_SECTIONS } from './mocking-sections.ts';

/** What is staged. */
export function useMockingCommands(): CommandGroup {
  const [, navigate] = useLocation();
  const clock = useClockCommands();
  const holds = useHoldCommands();
  const faults = useFaultCommands();
  const sections = MOCKING_SECTIONS.map(({ slug, title, about }): Command => ({
    id: `mocking ${slug}`,
    title,
    note: about,
    words: 'mocking section',
    sign: <Icon name="mocking" size={16} />,
    isQuiet: true,
    run: () => {
      navigate(`/mocking/${slug}`);
    },
  }));
  return { heading: 'Mocking', commands: [...holds, ...faults, ...clock, ...sections] };
}
