/** Answers for the card of the selected step: what happened, on the wire, by which checks, and what your code must do. */
import type { ReactNode } from 'react';
import { describeCheck, firstFailure } from '../../../src-preload/contract/check-facts.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { exactTime } from '../../ui/format-time.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { MarginNote } from '../../ui/margin-note.tsx';
import { sayShift } from '../../ui/shift-words.ts';
import { StagedNote } from '../../ui/staged-note.tsx';
import { Tag } from '../../ui/tag.tsx';
import text from '../../ui/type.module.css';
import { VerdictSign } from '../../ui/verdict-sign.tsx';
import { formatSpan } from '../format-span.ts';
import { OpenDoctor } from '../doctor/open-doctor.tsx';
import { MismatchCard, mismatchOf } from '../doctor/mismatch-card.tsx';
import { faultsOf, sayInjected, type StagedFault } from '../picture/mark-injected.ts';
import type { DrawnStep, Picture } from '../picture/picture.ts';
import { CheckLedger } from './check-ledger.tsx';
import { writeCurl } from './curl.ts';
import { describeStep } from './describe-step.ts';
import { ExchangeView } from './exchange-view.tsx';
import styles from './step-card.module.css';
import { TokenLives } from './token-lives.tsx';
import { HeldMarks } from './held-marks.tsx';
import { linkTo } from '../../client/link-here.ts';
import { useNamedCheck } from '../use-flow.ts';
import { whatYourCodeMustDo } from './what-your-code-must-do.ts';
import { sayStatus } from './words.ts';

interface StepCardProps {
  readonly step: DrawnStep;
  readonly picture: Picture;
  readonly flowId: string;
  /** Number of the flow. */
  readonly flow: number;
  readonly issuer: string;
  readonly onSelect: (key: string) => void;
  /** What is said of the whole flow; stands before the token lives. */
  readonly children?: ReactNode;
}

function sayWhen(step: DrawnStep): string {
  if (step.at === null) return '';
  const took = step.step === 5 || step.tookMs === null ? '' : `, answered in ${formatSpan(step.tookMs)}`;
  return `${exactTime(step.at)}${took}`;
}

/** Which time a repeated step is, with ways to the others. */
function Times({ step, picture, onSelect }: Pick<StepCardProps, 'step' | 'picture' | 'onSelect'>) {
  const all = picture.steps.filter((one) => one.step === step.step);
  if (all.length < 2) return null;
  const earlier = all[step.occurrence - 2];
  const later = all[step.occurrence];
  return (
    <p className={styles['times']}>
      Time {step.occurrence} of {all.length}
      <IconButton icon="chevron-left" label="The time before" disabled={earlier === undefined} onClick={() => earlier !== undefined && onSelect(earlier.key)} />
      <IconButton icon="chevron-right" label="The time after" disabled={later === undefined} onClick={() => later !== undefined && onSelect(later.key)} />
    </p>
  );
}

/** That the server clock was not in real time when this was recorded; of several shifts, the last. */
function Shifted({ step }: Pick<StepCardProps, 'step'>) {
  const aheadMs = step.events.findLast((event) => event.aheadMs !== undefined)?.aheadMs;
  if (aheadMs === undefined) return null;
  return (
    <p className={styles['times']}>
      <Tag tone="tape">server clock {sayShift(aheadMs)}</Tag>
    </p>
  );
}

function Heading({ step, picture, onSelect }: Pick<StepCardProps, 'step' | 'picture' | 'onSelect'>) {
  const { title, sentence } = describeStep(step, picture);
  const verdict = step.state === 'failed' || step.state === 'denied' || step.state === 'live' ? step.state : null;
  return (
    <div className={styles['full']}>
      <div className={styles['heading']}>
        {verdict === null ? null : <VerdictSign verdict={verdict} />}
        <h2 className={text['h2']}>{title}</h2>
        <span className={styles['when']}>{sayWhen(step)}</span>
      </div>
      <Shifted step={step} />
      <Times step={step} picture={picture} onSelect={onSelect} />
      <Injected faults={faultsOfStep(step)} />
      <HeldMarks step={step} letters={picture.letters} />
      <p className={styles['sentence']}>{sentence}</p>
    </div>
  );
}

const POINTS: Record<StagedFault['point'], string> = {
  instead: 'Mavio decided nothing and used nothing up: the rule answered first.',
  decision: 'What was issued differs by it, and really does.',
  answer: 'Mavio decided as the checks say. What it said of it was changed on the way out.',
  delivery: 'Mavio decided and answered as shown. Only how the answer travelled was changed.',
};

/** The rules of one step. An event that is drawn in two steps says so in the one that it touched, and where its checks stand. */
function faultsOfStep(step: DrawnStep): StagedFault[] {
  const isTouched = step.arrows.some((arrow) => arrow.injected !== null);
  return isTouched || step.step === 4 ? step.events.flatMap(faultsOf) : [];
}

function Injected({ faults }: { readonly faults: readonly StagedFault[] }) {
  return faults.map((fault, index) => (
    <StagedNote key={String(index)} verdict="injected">
      <b>{sayInjected(fault)}.</b> {POINTS[fault.point]}
    </StagedNote>
  ));
}

function Notes({ step, picture, flow }: Pick<StepCardProps, 'step' | 'picture' | 'flow'>) {
  const mismatch = step.state === 'failed' ? mismatchOf(step) : null;
  if (mismatch !== null) return <MismatchCard mismatch={mismatch} picture={picture} flow={flow} />;
  const failure = step.state === 'failed' ? firstFailure(step.checks) : null;
  if (failure !== null) return <MarginNote title="What to change">{describeCheck(failure.id).cure}</MarginNote>;
  if (step.events.some((event) => event.type === 'authorization.revoked' || event.type === 'authorization.ended')) {
    return <MarginNote title="What your code must do here">Expect this at any time: on invalid_grant or a 401, forget both tokens and send the person through the login again.</MarginNote>;
  }
  return <MarginNote title="What your code must do here">{whatYourCodeMustDo(step.step, step.state === 'denied')}</MarginNote>;
}

/** The scrolling card and the row of actions under it. Mount it anew for another step. */
export function StepCard({ step, picture, flowId, flow, issuer, onSelect, children }: StepCardProps) {
  const request = step.exchanges.findLast((one) => one.side !== 'answer') ?? step.exchanges[0];
  const failed = step.state === 'failed';
  const named = useNamedCheck();
  const place = `/flows/${flowId}?step=${encodeURIComponent(step.key)}`;
  const orders = failed ? { notes: 1, ledger: 2, exchanges: 3 } : { exchanges: 1, ledger: 2, notes: 3 };
  return (
    <>
      <div className={styles['body']}>
        <Heading step={step} picture={picture} onSelect={onSelect} />
        <div className={styles['left']}>
          <div className={styles['block']} style={{ order: orders.exchanges }}>
            {request === undefined ? null : <ExchangeView shown={request} step={step} picture={picture} />}
            {step.exchanges
              .filter((shown) => shown !== request)
              .map((shown, index) => (
                <details key={String(index)} className={styles['other']}>
                  <summary>
                    {shown.title}, {shown.exchange.method} {shown.exchange.path}, {sayStatus(shown.exchange.status)}
                  </summary>
                  <ExchangeView shown={shown} step={step} picture={picture} />
                </details>
              ))}
          </div>
          <div style={{ order: orders.notes }}>
            <Notes step={step} picture={picture} flow={flow} />
          </div>
          <div style={{ order: 4 }}>{children}</div>
          <div style={{ order: 5 }}>
            <TokenLives lives={picture.lives} flowId={flowId} />
          </div>
        </div>
        <div className={styles['right']}>
          <div style={{ order: orders.ledger }}>
            <CheckLedger checks={step.checks} faults={faultsOfStep(step)} letters={picture.letters} named={named} linkTo={(check) => linkTo(`${place}&check=${check}`)} />
          </div>
        </div>
      </div>
      {request === undefined ? null : (
        <div className={styles['actions']}>
          <CopyButton text={writeCurl(request.exchange, issuer)} what="the request as curl" label="Copy as curl" />
          <CopyButton text={linkTo(place)} what="link to this step" label="Copy link" />
          <OpenDoctor step={step} exchange={request.exchange} issuer={issuer} />
        </div>
      )}
    </>
  );
}
