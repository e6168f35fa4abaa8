/** Answers for where requests wait: three ready switches, and breakpoints of one's own. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { BreakpointView } from '../../../src-preload/contract/holds.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Switch } from '../../ui/switch.tsx';
import { Tag } from '../../ui/tag.tsx';
import { SectionHead } from '../section-head.tsx';
import type { SectionName } from '../section-name.ts';
import { BreakpointForm } from './breakpoint-form.tsx';
import styles from './breakpoints-section.module.css';
import { removeBreakpoint, saveBreakpoint, switchBreakpoint } from './edit-breakpoints.ts';
import { nameBreakpoint } from './hold-words.ts';
import { secondsOptions } from './seconds.ts';

/** Id of the button that opens the form of one. */
const changerOf = (breakpointId: string): string => `change-${breakpointId}`;

interface RowProps {
  readonly breakpoint: BreakpointView;
  /** Opens the form; left out for one that is always there. */
  readonly onEdit?: () => void;
}

function Row({ breakpoint, onEdit }: RowProps) {
  const { breakpointId, on, ready, appName, clientId, never, seconds } = breakpoint;
  const name = nameBreakpoint(breakpoint);
  // The switch moves at once, and back when that was refused.
  const [wanted, setWanted] = useState<boolean | null>(null);
  if (wanted === on) setWanted(null);
  const turn = async (next: boolean): Promise<void> => {
    setWanted(next);
    if (!(await switchBreakpoint(breakpoint, next))) setWanted(null);
  };
  return (
    <li className={styles['row']}>
      <Switch on={wanted ?? on} label={name} onChange={(next) => void turn(next)} />
      <span className={styles['app']}>
        {never === null ? (ready ? 'any app' : (appName ?? clientId ?? 'any app')) : <Tag tone="choice">never</Tag>}
        {never === null ? null : <span className={styles['never']}>{never}</span>}
      </span>
      <span className={styles['seconds']}>
        <Select label={`${name}: waits at most`} labelHidden value={String(seconds)} options={secondsOptions(seconds)} onChange={(value) => void saveBreakpoint({ ...breakpoint, seconds: Number(value) })} />
      </span>
      {ready ? null : (
        <span className={styles['end']}>
          <Button kind="ghost" aria-label={`Change ${name}`} onClick={onEdit} id={changerOf(breakpointId)}>
            Change
          </Button>
          <IconButton key={breakpointId} icon="close" label={`Remove ${name}`} onClick={() => void removeBreakpoint(breakpoint)} />
        </span>
      )}
    </li>
  );
}

/** One of one's own, which can be changed in its place. */
function OwnRow({ breakpoint }: { readonly breakpoint: BreakpointView }) {
  const [isEditing, setEditing] = useState(false);
  const wasEditing = useRef(false);
  const { breakpointId } = breakpoint;
  useEffect(() => {
    // The form that had the focus is gone: back to where it was opened.
    if (wasEditing.current && !isEditing) document.getElementById(changerOf(breakpointId))?.focus();
    wasEditing.current = isEditing;
  }, [isEditing, breakpointId]);
  if (!isEditing) return <Row breakpoint={breakpoint} onEdit={() => { setEditing(true); }} />;
  return (
    <li className={styles['editing']}>
      <BreakpointForm breakpoint={breakpoint} onEnd={() => { setEditing(false); }} />
    </li>
  );
}

/** The section at /mocking/breakpoints. */
export function BreakpointsSection({ section }: { readonly section: SectionName }) {
  const { data, error, refetch } = useQuery(queries.breakpoints.list.queryOptions());
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <SectionHead section={section} note="a request waits there until you let it go">
        <Button icon="plus" aria-expanded={isAdding} onClick={() => { setAdding(!isAdding); }}>
          Add breakpoint
        </Button>
      </SectionHead>
      {isAdding ? <BreakpointForm onEnd={() => { setAdding(false); }} /> : null}
      {data !== undefined ? (
        <ul className={styles['list']}>
          {data.map((breakpoint) => (breakpoint.ready ? <Row key={breakpoint.breakpointId} breakpoint={breakpoint} /> : <OwnRow key={breakpoint.breakpointId} breakpoint={breakpoint} />))}
        </ul>
      ) : error !== null ? (
        <ErrorState title="The breakpoints could not be read" action={<Button onClick={() => void refetch()}>Read again</Button>}>
          {sayFailure(error)}
        </ErrorState>
      ) : (
        <Skeleton widths={['44%', '38%', '40%']} rowHeight={36} what="Reading the breakpoints" />
      )}
    </>
  );
}
