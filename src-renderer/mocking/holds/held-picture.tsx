/** Answers for the small drawing of what is held: the arrow comes to a break line, then dashes. */
import type { HeldRequest } from '../../../src-preload/contract/holds.ts';
import styles from './held-picture.module.css';
import { nameRequest, nameSender } from './hold-words.ts';

const LEFT = 60;
const RIGHT = 300;
/** Where the two lane heads end, in px of the drawing. */
const HEAD = 36;

/** Shortens what would not fit a lane head. */
function shorten(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

function Break({ y, from, to }: { readonly y: number; readonly from: number; readonly to: number }) {
  const way = Math.sign(to - from);
  const at = from + (to - from) * 0.61;
  return (
    <>
      <circle cx={from} cy={y} r="2.5" fill="var(--ink)" />
      <path d={`M${String(from + 2 * way)} ${String(y)}H${String(at)}l${String(4 * way)} -9 ${String(8 * way)} 18 ${String(4 * way)} -9h${String(4 * way)}`} className={styles['held']} />
      <path d={`M${String(at + 26 * way)} ${String(y)}H${String(to - 2 * way)}`} className={styles['notReached']} />
    </>
  );
}

/** The drawing, 466 px wide at most. */
export function HeldPicture({ held }: { readonly held: HeldRequest }) {
  const { point, method, path, endpoint } = held;
  const isBefore = point === 'before_decision';
  const sender = endpoint === 'authorize' || endpoint === 'consent' ? 'Browser' : nameSender(held);
  const said = isBefore ? ['Held before the decision', 'Mavio has decided nothing'] : ['Held before the answer', 'Mavio has decided'];
  const y = isBefore ? 68 : 92;
  return (
    <svg className={styles['picture']} viewBox={`0 0 466 ${isBefore ? '96' : '120'}`} role="img" aria-label={`${nameRequest(held)} of ${nameSender(held)}: ${said.join('. ')}.`}>
      <path className={styles['life']} d={`M${String(LEFT)} ${String(HEAD)}V${String(y + 26)}M${String(RIGHT)} ${String(HEAD)}V${String(y + 26)}`} />
      {[{ x: LEFT, name: sender }, { x: RIGHT, name: 'Mavio' }].map(({ x, name }) => (
        <g key={x}>
          <rect x={x - 56} y="2" width="112" height="34" fill="var(--paper)" stroke="var(--line-2)" />
          <text className={styles['head']} x={x} y="24" textAnchor="middle">
            {shorten(name, 14)}
          </text>
        </g>
      ))}
      <text className={styles['name']} x="134" y="60" textAnchor="middle">
        {nameRequest(held)}
      </text>
      {isBefore ? (
        <text className={styles['wire']} x="134" y="84" textAnchor="middle">
          {shorten(`${method} ${path}`, 21)}
        </text>
      ) : (
        <>
          <path d="M62 68H298" stroke="var(--ink)" strokeWidth="1.25" />
          <path d="M298 68l-8 -3.5v7z" fill="var(--ink)" />
        </>
      )}
      <Break y={y} from={isBefore ? LEFT : RIGHT} to={isBefore ? RIGHT : LEFT} />
      <text className={styles['why']} x="316" y={y - 6}>
        {said[0]}
      </text>
      <text className={styles['second']} x="316" y={y + 10}>
        {said[1]}
      </text>
    </svg>
  );
}
