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
        {run.state === 'judged' || run.state === 'skipped' ? <p className={styles['words']}>{run.state === 'judged' && run.verdict === 'cannot_tell' ? `Because: ${run.because}` : run.because}</p> : null}
        {run.state === 'judged' && run.verdict === 'not_handled' ? (
          <p className={styles['words']}>
            <b>Cure.</b> {cure}
          </p>
        ) : null}
        {run.state === 'judged' && run.verdict === 'cannot_tell' ? <p className={styles['words']}>A good app: {good}</p> : null}
        {run.state === 'judged' && run.evidence.length > 0 ? (
          <p className={styles['evidence']}>
            {run.evidence.map(({ flowId, seq, what }, place) => (
              <Link key={`${flowId} ${String(seq)} ${String(place)}`} href={eventAddress(flowId, seq)}>
                {what}
              </Link>
            ))}
          </p>
        ) : null}
      </div>
    </li>
  );
}
