/** Answers for adding or changing a breakpoint: endpoint, step, point, app, and how long a request may wait. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { USUAL_HOLD_SECONDS } from '../../../src-preload/contract/breakpoint-facts.ts';
import type { BreakpointView, BreakpointWish } from '../../../src-preload/contract/holds.ts';
import { queries } from '../../client/queries.ts';
import { Button } from '../../ui/button.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './breakpoints-section.module.css';
import { changeBreakpoint, saveBreakpoint } from './edit-breakpoints.ts';
import { ENDPOINT_OPTIONS, nameBreakpoint, POINTS } from './hold-words.ts';
import { secondsOptions } from './seconds.ts';

const ANY = '';
const FIRST: BreakpointWish = { endpoint: 'token', point: 'before_decision', step: null, clientId: null, seconds: USUAL_HOLD_SECONDS };

interface BreakpointFormProps {
  /** The one to change; left out for a new one. */
  readonly breakpoint?: BreakpointView;
  readonly onEnd: () => void;
}

/** The form. A breakpoint that was added is on; one that was changed stays as it was. */
export function BreakpointForm({ breakpoint, onEnd }: BreakpointFormProps) {
  const apps = useQuery(queries.apps.list.queryOptions()).data ?? [];
  const [wish, setWish] = useState<BreakpointWish>(breakpoint ?? FIRST);
  const gone = wish.clientId !== null && apps.every(({ clientId }) => clientId !== wish.clientId) ? [{ value: wish.clientId, label: breakpoint?.appName ?? `${wish.clientId}, not registered` }] : [];
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // Beside a row the form opens where the button was pressed; the first field of it is what comes next.
    form.current?.querySelector('button')?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const [isSaving, setSaving] = useState(false);
  const change = (next: Partial<BreakpointWish>): void => {
    setWish((now) => ({ ...now, ...next }));
  };
  const save = async (): Promise<void> => {
    setSaving(true);
    const whole = { ...wish, step: wish.endpoint === 'token' ? wish.step : null };
    const isKept = await (breakpoint === undefined ? saveBreakpoint(whole) : changeBreakpoint(breakpoint, whole));
    setSaving(false);
    if (isKept) onEnd();
  };
  return (
    <form
      ref={form}
      className={styles['form']}
      aria-label={breakpoint === undefined ? 'Add breakpoint' : `Change ${nameBreakpoint(breakpoint)}`}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onEnd();
      }}
    >
      <Select label="Hold" value={wish.endpoint} options={ENDPOINT_OPTIONS} onChange={(value) => { change({ endpoint: value as BreakpointWish['endpoint'] }); }} />
      {wish.endpoint === 'token' ? (
        <Select
          label="Step"
          value={wish.step ?? ANY}
          options={[{ value: ANY, label: 'Both steps' }, { value: 'exchange', label: 'Code exchange' }, { value: 'refresh', label: 'Refresh' }]}
          onChange={(value) => { change({ step: value === ANY ? null : (value as 'exchange' | 'refresh') }); }}
        />
      ) : null}
      <Select
        label="App"
        value={wish.clientId ?? ANY}
        options={[{ value: ANY, label: 'Any app' }, ...apps.map(({ clientId, name }) => ({ value: clientId, label: name })), ...gone]}
        onChange={(value) => { change({ clientId: apps.find(({ clientId }) => clientId === value)?.clientId ?? gone.find((one) => one.value === value)?.value ?? null }); }}
      />
      <Select label="Wait at most" value={String(wish.seconds)} options={secondsOptions(wish.seconds)} onChange={(value) => { change({ seconds: Number(value) }); }} />
      <SegmentedControl label="When" value={wish.point} size="large" options={(['before_decision', 'before_answer'] as const).map((value) => ({ value, label: POINTS[value].replace(/^b/, 'B') }))} onChange={(point) => { change({ point }); }} />
      <div className={styles['actions']}>
        <Button kind="primary" size="large" type="submit" loading={isSaving}>{breakpoint === undefined ? 'Add breakpoint' : 'Save breakpoint'}</Button>
        <Button size="large" onClick={onEnd}>Cancel</Button>
      </div>
    </form>
  );
}
