/** Answers for whether the question at the end of a simulation stands open. */
import { create } from 'zustand';

/** Open or not. */
export const useFinish = create<{ readonly isOpen: boolean }>()(() => ({ isOpen: false }));

/** Asks what becomes of what began in the simulation. */
export function askToFinish(): void {
  useFinish.setState({ isOpen: true });
}

/** Goes on with the simulation. */
export function stopAsking(): void {
  useFinish.setState({ isOpen: false });
}
