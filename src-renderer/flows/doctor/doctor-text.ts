/** Answers for the text in the doctor's field: it is kept while one looks elsewhere, and never written into an address or to disk. */
import { create } from 'zustand';
import type { Exchange } from '../../../src-preload/contract/trace.ts';

interface DoctorText {
  readonly text: string;
  readonly setText: (text: string) => void;
}

/** The text that is read. */
export const useDoctorText = create<DoctorText>((set) => ({ text: '', setText: (text) => set({ text }) }));

/** Parameters that the doctor reads and that were kept in plain. State is not among them, and a made-up one would be a lie. */
const READ = ['response_type', 'client_id', 'redirect_uri', 'scope', 'code_challenge', 'code_challenge_method'];

/** An authorization request as an address, as far as it was kept. In: the exchange, and the issuer that it went to. */
export function writeRequestUrl({ query }: Exchange, issuer: string): string {
  const kept = query.flatMap(({ name, value }) => (READ.includes(name) && value.kind === 'plain' ? [`${name}=${encodeURIComponent(value.text)}`] : []));
  return `${issuer}/oauth/authorize?${kept.join('&')}`;
}
