/** Answers for the lives of codes and tokens, counted down by the server clock. */
import { useId, useState } from 'react';
import { FlowId } from '../../../src-preload/contract/ids.ts';
import { advanceClock } from '../../client/move-clock.ts';
import { useServerNow } from '../../client/server-clock.ts';
import { cx } from '../../ui/cx.ts';
import { DatumLetter } from '../../ui/datum-letter.tsx';
import { clockTime } from '../../ui/format-time.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { toast } from '../../ui/toast.ts';
import text from '../../ui/type.module.css';
import type { DrawnLife } from '../picture/picture.ts';
import { readLife } from './life-words.ts';
import type { LifeState } from './life-words.ts';
import styles from './token-lives.module.css';
import { sayKind } from './words.ts';

/** With more than this, those that are over fold away. */
const MANY = 6;

function Bar({ state }: { readonly state: LifeState }) {
  const id = useId();
  if (state.over) {
    return (
      <svg className={styles['bar']} width="100%" height="16" aria-hidden="true">
        <defs>
          <pattern id={id} className={styles['hatch']} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path d="M0 0V5" />
          </pattern>
        </defs>
        <rect className={styles['hatch']} x=".5" y="4.5" width="99%" height="7" fill={`url(#${id})`} />
      </svg>
    );
  }
  return (
    <svg className={styles['bar']} width="100%" height="16" aria-hidden="true">
      <path className={styles['end']} d="M.5 2v12" />
      <line x1="100%" x2="100%" y1="2" y2="14" />
      <line x1="0" x2="100%" y1="8" y2="8" />
      <svg x="100%" className={styles['bar']}>
        <path className={styles['head']} d="M0 8l-9 -3v6z" />
      </svg>
      <rect className={styles['used']} x="1" y="4.5" width={`${String(Math.max(1, state.used * 99))}%`} height="7" />
    </svg>
  );
}

/** Puts the server clock to one second after a token of a flow dies. */
async function outlive(flowId: string, fingerprint: string): Promise<void> {
  toast(await advanceClock({ afterToken: { flowId: FlowId.parse(flowId), fingerprint } }));
}

function Life({ life, now, flowId }: { readonly life: DrawnLife; readonly now: number; readonly flowId: string }) {
  const state = readLife(life, now);
  const kind = sayKind(life.of);
  return (
    <li className={styles['life']}>
      <DatumLetter letter={life.letter} />
      <span>{kind.charAt(0).toUpperCase() + kind.slice(1)}</span>
      <Bar state={state} />
      <span className={cx(styles['words'], state.over && styles['over'])}>{state.words}</span>
      {state.over ? <span /> : <IconButton icon="after" label={`Move the server clock to just after this ${kind} dies`} onClick={() => void outlive(flowId, life.fingerprint)} />}
    </li>
  );
}

/** All lives of a flow, in the order of their letters. */
export function TokenLives({ lives, flowId }: { readonly lives: readonly DrawnLife[]; readonly flowId: string }) {
  const now = useServerNow();
  const [all, setAll] = useState(false);
  if (lives.length === 0) return null;
  const alive = lives.filter((life) => !readLife(life, now).over);
  const folds = lives.length > MANY && alive.length < lives.length;
  const shown = folds && !all ? alive : lives;
  return (
    <section aria-label="Token lives">
      <div className={text['row']} style={{ alignItems: 'baseline', paddingBottom: 4 }}>
        <h3 className={text['h3']}>Token lives</h3>
        <span className={cx(text['small'], text['quiet'])}>at {clockTime(now)}</span>
      </div>
      <ul className={styles['lives']}>
        {shown.map((life) => (
          <Life key={life.fingerprint} life={life} now={now} flowId={flowId} />
        ))}
      </ul>
      {folds ? (
        <button type="button" className={styles['more']} onClick={() => setAll(!all)}>
          {all ? 'Show only what is alive' : `Show ${String(lives.length - alive.length)} that are over`}
        </button>
      ) : null}
    </section>
  );
}
