/** Answers for the signs of advice: the failed square for what to fix, a ring with a dot for what to consider. */
import { VerdictSign } from './verdict-sign.tsx';

/** The sign, 16 px, with its word for screen readers. */
export function SeveritySign({ severity }: { readonly severity: 'fix' | 'consider' }) {
  if (severity === 'fix') return <VerdictSign verdict="failed" label="To fix" />;
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" role="img" aria-label="To consider">
      <circle cx="8" cy="8" r="6.25" fill="none" stroke="var(--pencil)" strokeWidth="1.5" />
      <circle cx="8" cy="8" r="2.4" fill="var(--pencil)" />
    </svg>
  );
}
