/** Answers for the title block under a drawn flow: outcome, person, duration, line key. */
import { useServerNow } from '../client/server-clock.ts';
import { clockTime } from '../ui/format-time.ts';
import { TitleBlock } from '../ui/title-block.tsx';
import type { TitleCell } from '../ui/title-block.tsx';
import { formatSpan } from './format-span.ts';
import styles from './legend.module.css';
import { Legend } from './legend.tsx';
import { OutcomeSign } from './list/flow-row.tsx';
import type { Picture } from './picture/picture.ts';

function sayOutcome(picture: Picture): string {
  if (picture.outcome !== 'refused') return picture.headline;
  const failed = picture.steps.findLast((step) => step.state === 'failed');
  return failed === undefined ? picture.headline : `Refused at step ${String(failed.step)}`;
}

/** Time since a live flow began, counted on by the server clock. */
function SoFar({ since }: { readonly since: number }) {
  const now = useServerNow();
  return <>{formatSpan(Math.max(0, Math.floor((now - since) / 1000) * 1000)).replace('.0 s', ' s')}</>;
}

function Words({ children }: { readonly children: string }) {
  return (
    <span className={styles['words']} title={children}>
      {children}
    </span>
  );
}

/** The cells that fit this flow. */
export function FlowTitleBlock({ picture }: { readonly picture: Picture }) {
  const arrows = picture.steps.flatMap((step) => step.arrows);
  const granted = picture.steps.some((step) => step.step === 2 && step.state === 'done');
  const person: TitleCell[] = picture.personName === null ? [] : [{ label: granted ? 'Granted by' : picture.outcome === 'denied' ? 'Denied by' : 'Asked', shrinks: 0.1, value: <Words>{picture.personName}</Words> }];
  const cells: TitleCell[] = [
    {
      label: 'Outcome',
      shrinks: 1,
      value: (
        <>
          <OutcomeSign outcome={picture.outcome} label="" />
          <Words>{sayOutcome(picture)}</Words>
        </>
      ),
    },
    ...person,
    ...(person.length === 0 ? [{ label: 'Started', value: clockTime(picture.startedAt) }] : []),
    picture.outcome === 'live' ? { label: 'So far', value: <SoFar since={picture.startedAt} /> } : { label: 'Took', value: picture.tookMs === null ? 'clock went back' : formatSpan(picture.tookMs) },
    // What is left of the width; more lines than fit stand below each other.
    { label: 'Lines', grow: 1, value: <Legend hasInjected={arrows.some(({ injected }) => injected !== null)} hasHeld={arrows.some(({ held }) => held !== undefined)} /> },
  ];
  return <TitleBlock cells={cells} />;
}
