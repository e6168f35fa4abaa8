/** Answers for moving the server clock from the palette. */
import { advanceClock } from '../../client/move-clock.ts';
import { useServerStatus } from '../../client/server-clock.ts';
import type { Command } from '../../ui/command.ts';
import { Icon } from '../../ui/icon.tsx';
import { toast } from '../../ui/toast.ts';
import { askToFinish } from './finish-store.ts';
import { STEPS } from './steps.ts';

/** The commands; going back is offered while there is somewhere to go back from. */
export function useClockCommands(): Command[] {
  const { data: status } = useServerStatus();
  const advances = STEPS.map(({ name, byMs }): Command => ({
    id: `clock ${name}`,
    title: `Advance the server clock by ${name}`,
    words: 'time travel expire shift simulate',
    sign: <Icon name="mocking" size={16} />,
    isQuiet: true,
    run: () => void advanceClock({ byMs }).then(toast),
  }));
  const back: Command = { id: 'clock back', title: 'Back to real time', words: 'finish simulation server clock', sign: <Icon name="mocking" size={16} />, run: askToFinish };
  return status !== undefined && status.aheadMs !== 0 ? [back, ...advances] : advances;
}
