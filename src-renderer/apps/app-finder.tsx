/** Answers for the row above the list of apps that narrows it: words, and the environment. */
import { useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useHotkey } from '../ui/use-hotkey.ts';
import styles from './app-finder.module.css';
import type { AppFilter } from './find-apps.ts';

const ENVIRONMENTS = [
  { value: 'all', label: 'All' },
  { value: 'development', label: 'Development' },
  { value: 'production', label: 'Production' },
] as const;

interface AppFinderProps {
  readonly filter: AppFilter;
  readonly onFilter: (filter: AppFilter) => void;
  readonly found: number;
  readonly all: number;
}

/** The row. The key / goes to the field. */
export function AppFinder({ filter, onFilter, found, all }: AppFinderProps) {
  const row = useRef<HTMLDivElement>(null);
  useHotkey('apps.search', () => {
    row.current?.querySelector('input')?.focus();
  });
  const clear = (): void => {
    onFilter({ text: '', environment: 'all' });
  };
  return (
    <search className={styles['finder']}>
      <div ref={row} className={styles['words']}>
        <TextField label="Search the apps" labelHidden placeholder="Name, client id, redirect URI" value={filter.text} onChange={(text) => onFilter({ ...filter, text })} />
      </div>
      <SegmentedControl label="Environment" labelHidden size="large" value={filter.environment} options={ENVIRONMENTS} onChange={(environment) => onFilter({ ...filter, environment })} />
      <p role="status" className={styles['count']}>
        {found === all ? '' : found === 0 ? 'No app fits.' : `${String(found)} of ${String(all)}`}
      </p>
      {found === all ? null : <Button onClick={clear}>Show all</Button>}
    </search>
  );
}
