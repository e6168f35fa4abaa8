/** Answers for the scenarios of a check-up with what they came to: verdict, reason, evidence, cure. */
import { Link } from 'wouter';
import { describeScenario, type ScenarioRun } from '../../../src-preload/contract/checkups.ts';
import { VerdictSign, type Verdict as Sign } from '../../ui/verdict-sign.tsx';
import { eventAddress } from '../addresses.ts';
import styles from './scenario-list.module.css';

interface Look {
  readonly sign: Sign;
  readonly words: string;
}

const LOOKS: Readonly<Record<'handled' | 'not_handled' | 'cannot_tell', Look>> = {
  handled: { sign: 'passed', words: 'handled' },
  not_handled: { sign: 'failed', words: 'not handled' },
  cannot_tell: { sign: 'skipped', words: 'cannot tell' },
};
const STATES: Readonly<Record<'waiting' | 'armed' | 'skipped', Look>> = {
  waiting: { sign: 'not-reached', words: 'waits' },
  armed: { sign: 'live', words: 'its turn' },
  skipped: { sign: 'not-reached', words: 'skipped' },
};

/** Links that would read alike are counted, so that each says where it leads. Out: “, 2 of 4”, or nothing. */
function sayWhich(evidence: readonly { readonly what: string }[], place: number): string {
  const alike = (upTo: number): number => evidence.slice(0, upTo).filter(({ what }) => what === evidence[place]?.what).length;
  const all = alike(evidence.length);
  return all === 1 ? '' : `, ${String(alike(place + 1))} of ${String(all)}`;
}

/** The list. */
export function ScenarioList({ runs }: { readonly runs: readonly ScenarioRun[] }) {
  return (
    <ol className={styles['list']} aria-label="Scenarios">
      {runs.map((run) => (
        <Row key={run.scenario} run={run} />
      ))}
    </ol>
  );
}

function Row({ run }: { readonly run: ScenarioRun }) {
  const { title, clause, good, cure } = describeScenario(run.scenario);
  const { sign, words } = run.state === 'judged' ? LOOKS[run.verdict] : STATES[run.state];
  return (
    <li className={styles['row']} aria-current={run.state === 'armed' ? 'step' : undefined}>
      <span className={styles['sign']}>
        <VerdictSign verdict={sign} label="" />
      </span>
      <div className={styles['body']}>
        <div className={styles['head']}>
          <span className={styles['title']}>{title}</span>
          <span className={run.state === 'judged' ? styles['verdict'] : styles['state']}>{words}</span>
          <span className={styles['clause']}>{clause}</span>
        </div>
        {run.state === 'judged' || run.state === 'skipped' ? (
          <p className={styles['words']}>
            {run.state === 'judged' && run.verdict === 'cannot_tell' ? <b>Why. </b> : null}
            {run.because}
          </p>
        ) : null}
        {run.state === 'judged' && run.verdict === 'not_handled' ? (
          <p className={styles['words']}>
            <b>Cure.</b> {cure}
          </p>
        ) : null}
        {run.state === 'judged' && run.verdict === 'cannot_tell' ? (
          <p className={styles['words']}>
            <b>A good app.</b> {good}
          </p>
        ) : null}
        {run.state === 'judged' && run.evidence.length > 0 ? (
          <p className={styles['evidence']}>
            {run.evidence.map(({ flowId, seq, what }, place) => (
              <Link key={`${flowId} ${String(seq)} ${String(place)}`} href={eventAddress(flowId, seq)}>
                {what}
                {sayWhich(run.evidence, place)}
              </Link>
            ))}
          </p>
        ) : null}
      </div>
    </li>
  );
}
