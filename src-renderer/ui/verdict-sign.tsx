/** Answers for the signs of verdicts: shape first, colour second, so that they stay legible without colour. */
import type { ReactNode } from 'react';

/** Everything a sign can say. */
export type Verdict = 'passed' | 'failed' | 'skipped' | 'not-reached' | 'denied' | 'live' | 'injected' | 'held';

const LABELS: Record<Verdict, string> = {
  passed: 'passed',
  failed: 'failed',
  skipped: 'skipped',
  'not-reached': 'not reached',
  denied: 'denied by the person',
  live: 'in progress',
  injected: 'injected',
  held: 'held',
};

const SHAPES: Record<Verdict, ReactNode> = {
  passed: (
    <>
      <circle cx="8" cy="8" r="7" fill="var(--pass)" />
      <path d="m4.8 8.2 2.2 2.3 4.2-4.8" fill="none" stroke="var(--verdict-ink)" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  failed: (
    <>
      <rect x="1" y="1" width="14" height="14" fill="var(--fail)" />
      <path d="m5 5 6 6M11 5l-6 6" fill="none" stroke="var(--verdict-ink)" strokeWidth="1.7" strokeLinecap="round" />
    </>
  ),
  skipped: (
    <>
      <circle cx="8" cy="8" r="6.25" fill="none" stroke="var(--edge)" strokeWidth="1.25" />
      <path d="M5 8h6" stroke="var(--ink-3)" strokeWidth="1.5" />
    </>
  ),
  'not-reached': <circle cx="8" cy="8" r="6.25" fill="none" stroke="var(--edge)" strokeWidth="1.25" strokeDasharray="2.4 2.2" />,
  denied: (
    <>
      <circle cx="8" cy="8" r="6.25" fill="none" stroke="var(--ink-2)" strokeWidth="1.5" />
      <path d="m3.8 12.2 8.4-8.4" stroke="var(--ink-2)" strokeWidth="1.5" />
    </>
  ),
  live: (
    <>
      <circle cx="8" cy="8" r="6.25" fill="none" stroke="var(--pencil-line)" strokeWidth="1.5" />
      <path d="M8 1.75A6.25 6.25 0 0 1 14.25 8" fill="none" stroke="var(--pencil)" strokeWidth="2.2" />
      <circle cx="8" cy="8" r="2" fill="var(--pencil)" />
    </>
  ),
  injected: (
    <>
      <path d="M8 1.2 14.8 8 8 14.8 1.2 8Z" fill="var(--tape-fill)" stroke="var(--tape)" strokeWidth="1.3" />
      <path d="M8.7 4.8 6.4 8.4h3.2L7.3 11.4" fill="none" stroke="var(--tape)" strokeWidth="1.3" strokeLinejoin="round" />
    </>
  ),
  held: (
    <>
      <path d="M5 1.5h6L14.5 5v6L11 14.5H5L1.5 11V5Z" fill="var(--tape-fill)" stroke="var(--tape)" strokeWidth="1.3" />
      <path d="M6.3 5.4v5.2M9.7 5.4v5.2" stroke="var(--tape)" strokeWidth="1.8" />
    </>
  ),
};

interface SignProps {
  readonly verdict: Verdict;
  /** What a screen reader says instead of the verdict's own name; the empty string hides the sign, because text beside it says it. */
  readonly label?: string;
}

/** A verdict as a 16 px sign. */
export function VerdictSign({ verdict, label = LABELS[verdict] }: SignProps) {
  const said = label === '' ? ({ 'aria-hidden': true } as const) : ({ role: 'img', 'aria-label': label } as const);
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" {...said}>
      {SHAPES[verdict]}
    </svg>
  );
}

/** The bare tick of ledgers and fields, so that the one failed square jumps out. `label` as in VerdictSign. */
export function Tick({ label = LABELS.passed }: { readonly label?: string }) {
  const said = label === '' ? ({ 'aria-hidden': true } as const) : ({ role: 'img', 'aria-label': label } as const);
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" {...said}>
      <path d="m3.5 8.4 3 3 6-6.8" fill="none" stroke="var(--pass)" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
