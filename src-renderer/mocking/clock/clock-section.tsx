/** Answers for the section of the server clock: where it stands against real time, what an advance ends, and moving it. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Advance, ClockView } from '../../../src-preload/contract/clock.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { advanceClock, countDeaths } from '../../client/move-clock.ts';
import { queries } from '../../client/queries.ts';
import { useServerNow } from '../../client/server-clock.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { roughly } from '../../ui/format-time.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { toast } from '../../ui/toast.ts';
import { useHotkey } from '../../ui/use-hotkey.ts';
import { SectionHead } from '../section-head.tsx';
import type { SectionName } from '../section-name.ts';
import { ClockLine } from './clock-line.tsx';
import styles from './clock-section.module.css';
import { DateForm } from './date-form.tsx';
import { DeathMenu } from './death-menu.tsx';
import { DiedList } from './died-list.tsx';
import { KIND_NAMES } from './kind-names.ts';
import { STEPS } from './steps.ts';

/** What advancing by so much would end, in words. */
function sayStep(view: ClockView, now: number, byMs: number): string {
  const ends = view.living.tokens.filter(({ expiresAt }) => expiresAt > now && expiresAt <= now + byMs);
  return `ends ${countDeaths(ends)}${view.living.isCut ? ' or more' : ''}`;
}

function sayNext(view: ClockView, now: number): string {
  const next = view.living.tokens.find(({ expiresAt }) => expiresAt > now);
  if (next === undefined) return 'No code and no token lives, so advancing ends none.';
  return `Next to die: the ${KIND_NAMES[next.of].toLowerCase()} of ${next.appName} for ${next.personName}, in ${roughly(next.expiresAt - now)}.`;
}

interface StepsProps {
  readonly view: ClockView;
  readonly now: number;
  readonly isMoving: boolean;
  readonly onChoose: (wish: Advance) => void;
  /** Which step somebody points at; null for none. */
  readonly onPoint: (byMs: number | null) => void;
}

function Steps({ view, now, isMoving, onChoose, onPoint }: StepsProps) {
  const id = useId();
  return (
    <>
      <span className={styles['by']} id={id}>
        Advance by
      </span>
      {STEPS.map(({ name, byMs }) => (
        <Button
          key={name}
          aria-label={`Advance by ${name}, ${sayStep(view, now, byMs)}`}
          loading={isMoving}
          onFocus={() => onPoint(byMs)}
          onBlur={() => onPoint(null)}
          onMouseEnter={() => onPoint(byMs)}
          onMouseLeave={() => onPoint(null)}
          onClick={() => onChoose({ byMs })}
        >
          {name}
        </Button>
      ))}
      <DeathMenu living={view.living.tokens} isCut={view.living.isCut} now={now} onChoose={onChoose} />
    </>
  );
}

function Standing({ section, view }: { readonly section: SectionName; readonly view: ClockView }) {
  const now = useServerNow();
  const [isDating, setDating] = useState(false);
  const [pointed, setPointed] = useState<number | null>(null);
  const move = useMutation({ mutationFn: (wish: Advance) => advanceClock(wish), onSuccess: toast });
  const choose = (wish: Advance): void => {
    if (!move.isPending) move.mutate(wish);
  };
  useHotkey('clock.advance', () => choose({ byMs: STEPS[0]?.byMs ?? 0 }));
  const step = STEPS.find(({ byMs }) => byMs === pointed);
  return (
    <>
      <SectionHead section={section}>
        <Steps view={view} now={now} isMoving={move.isPending} onChoose={choose} onPoint={setPointed} />
        <Button aria-expanded={isDating} onClick={() => setDating(!isDating)}>
          To a date
        </Button>
      </SectionHead>
      {isDating ? <DateForm now={now} realNow={now - view.aheadMs} onChoose={choose} onClose={() => setDating(false)} /> : null}
      <ClockLine view={view} now={now} />
      <p className={styles['next']}>{step === undefined ? sayNext(view, now) : `Advancing by ${step.name} ${sayStep(view, now, step.byMs)}.`}</p>
      <DiedList died={view.died} />
    </>
  );
}

/** The section. `H` advances by an hour. */
export function ClockSection({ section }: { readonly section: SectionName }) {
  const clock = useQuery(queries.clock.get.queryOptions());
  if (clock.data !== undefined) return <Standing section={section} view={clock.data} />;
  return (
    <>
      <SectionHead section={section} />
      {clock.isError ? (
        <ErrorState title="The server clock could not be read" action={<Button onClick={() => void clock.refetch()}>Read again</Button>}>
          {sayFailure(clock.error)}
        </ErrorState>
      ) : (
        <Skeleton what="Reading the server clock" widths={['100%', '60%']} rowHeight={62} />
      )}
    </>
  );
}
