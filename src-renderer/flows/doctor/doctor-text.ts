/** Answers for the text in the doctor's field: it is kept while one looks elsewhere, and never written into an address or to disk. */
import { create } from 'zustand';

interface DoctorText {
  readonly text: string;
  readonly setText: (text: string) => void;
}

/** The text that is read. */
export const useDoctorText = create<DoctorText>((set) => ({ text: '', setText: (text) => set({ text }) }));
