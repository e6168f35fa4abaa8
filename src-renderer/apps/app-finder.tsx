/** Answers for the row above the list of apps that narrows it: words, and the environment. */
import type { KeyboardEvent } from 'react';
import { useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useHotkey } from '../ui/use-hotkey.ts';
import styles from './app-finder.module.css';
import { NO_FILTER, type AppsView } from './apps-view.ts';

const ENVIRONMENTS = [
  { value: 'all', label: 'All' },
  { value: 'development', label: 'Development' },
  { value: 'production', label: 'Production' },
] as const;

interface AppFinderProps {
  readonly view: AppsView;
  readonly onView: (view: AppsView) => void;
  readonly found: number;
  readonly all: number;
  /** Goes to the first row. */
  readonly onDown: () => void;
}

/** The row. The key / goes to the field, the arrow down from there to the list. */
export function AppFinder({ view, onView, found, all, onDown }: AppFinderProps) {
  const row = useRef<HTMLDivElement>(null);
  useHotkey('apps.search', () => {
    row.current?.querySelector('input')?.focus();
  });
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && (event.key !== 'Escape' || view.text === '')) return;
    event.preventDefault();
    if (event.key === 'ArrowDown') onDown();
    else onView({ ...view, text: '' });
  };
  return (
    <search className={styles['finder']}>
      <div ref={row} className={styles['words']} onKeyDown={press}>
        <TextField label="Search the apps" labelHidden placeholder="Name, client id, redirect URI" value={view.text} onChange={(text) => onView({ ...view, text })} />
      </div>
      <SegmentedControl label="Environment" labelHidden size="large" value={view.environment} options={ENVIRONMENTS} onChange={(environment) => onView({ ...view, environment })} />
      <Checkbox checked={view.isActive} onChange={(isActive) => onView({ ...view, isActive })}>
        Active only
      </Checkbox>
      <p role="status" className={styles['count']}>
        {found === all ? '' : found === 0 ? 'No app fits.' : `${String(found)} of ${String(all)}`}
      </p>
      {found === all ? null : <Button onClick={() => onView({ ...view, ...NO_FILTER })}>Show all</Button>}
    </search>
  );
}
