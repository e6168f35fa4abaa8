/** Answers for one flow: header with the next action, drawing, title block, cards. */
import { usePageTitle } from '../ui/use-page-title.ts';
import text from '../ui/type.module.css';
import type { Flow } from '../../src-preload/contract/trace.ts';
import { cx } from '../ui/cx.ts';
import { clockTime } from '../ui/format-time.ts';
import { AppMark } from './app-mark.tsx';
import { Diagram } from './diagram/diagram.tsx';
import { FlowTitleBlock } from './flow-title-block.tsx';
import styles from './flows-page.module.css';
import { AboutYourApp } from './findings/about-your-app.tsx';
import { StallNote } from './findings/stall-note.tsx';
import { OutcomeSign } from './list/flow-row.tsx';
import { NarrowBack, NarrowNeighbours } from './narrow-header.tsx';
import { repeatOf } from './run/repeat.ts';
import { RunActions } from './run/run-actions.tsx';
import { RunNotice } from './run/run-notice.tsx';
import { useRun } from './run/use-run.ts';
import { StepCard } from './cards/step-card.tsx';
import { Stepper } from './cards/stepper.tsx';
import { useFlowHere } from './use-flow-here.tsx';
import { useIssuer, usePicture, useSelectedStep } from './use-flow.ts';

/** Draws a flow that was read. Mount it anew for another flow. */
export function FlowView({ flow }: { readonly flow: Flow }) {
  const { summary } = flow;
  const picture = usePicture(flow);
  const { issuer } = useIssuer();
  const [step, select] = useSelectedStep(picture);
  const run = useRun(summary, () => select(null));
  const title = `${picture.appName}, flow ${String(summary.number)}`;
  usePageTitle(title);
  useFlowHere({ summary, picture, step, run, issuer });
  if (step === undefined) return null;
  return (
    <div className={styles['detail']}>
      <header className={styles['header']}>
        <NarrowBack />
        <span className={styles['mark']}>
          <AppMark clientId={summary.clientId} name={picture.appName} seed={summary.flowId} size={24} />
        </span>
        <span className={styles['narrow']}>
          <OutcomeSign outcome={picture.outcome} />
        </span>
        <h1 className={cx(text['h2'], styles['title'])} title={title}>
          {title}
        </h1>
        <span className={cx(styles['narrow'], styles['started'])}>{clockTime(summary.startedAt)}</span>
        <span className={styles['actions']}>
          <NarrowNeighbours flowId={summary.flowId} />
          <RunActions run={run} repeat={repeatOf(picture, summary.number)} />
        </span>
      </header>
      <div className={styles['notice']}>
        <RunNotice run={run} />
      </div>
      <section className={styles['drawing']} aria-label="Sequence diagram">
        <Diagram picture={picture} selected={step.key} onSelect={select} />
        <div className={styles['wide']}>
          <FlowTitleBlock picture={picture} />
        </div>
      </section>
      <section className={styles['cards']} aria-label="Selected step">
        <Stepper steps={picture.steps} selected={step.key} onSelect={select} />
        <StallNote flow={flow} />
        <StepCard key={step.key} step={step} picture={picture} flowId={summary.flowId} flow={summary.number} issuer={issuer} onSelect={select}>
          <AboutYourApp summary={summary} picture={picture} />
        </StepCard>
      </section>
    </div>
  );
}
