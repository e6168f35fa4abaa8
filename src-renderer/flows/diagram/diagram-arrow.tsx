/** Answers for one drawn arrow: line, head, labels, letters, ticks. */
import { cx } from '../../ui/cx.ts';
import styles from './diagram.module.css';
import type { PlacedArrow } from './layout.ts';
import { SQUARE } from './place-arrow.ts';

const TICKS = { pass: styles['tickPass'], fail: styles['tickFail'], skip: styles['tickOff'], not_reached: styles['tickOff'] } as const;

function Datums({ letters }: Pick<PlacedArrow, 'letters'>) {
  return letters.map(({ letter, x, y, width }) => (
    <g key={letter}>
      <rect className={styles['datumBox']} x={x} y={y} width={width} height="14" />
      <text className={styles['datumText']} x={x + width / 2} y={y + 10.8}>
        {letter}
      </text>
    </g>
  ));
}

/** One mark a check: tall for those that were made, low for those that were skipped or not reached. */
function Ticks({ tally, marks }: { readonly tally: NonNullable<PlacedArrow['tally']>; readonly marks: NonNullable<PlacedArrow['arrow']['tally']>['marks'] }) {
  return (
    <>
      {marks.map((mark, index) => {
        const low = mark === 'skip' || mark === 'not_reached';
        const x = tally.marks.x + index * 4;
        return <path key={String(index)} className={TICKS[mark]} d={`M${String(x)} ${String(tally.marks.y + (low ? 5 : 0))}v${low ? '3' : '8'}`} />;
      })}
      <text className={styles['tallyText']} x={tally.text.x} y={tally.text.y} textAnchor={tally.anchor}>
        {tally.text.text}
      </text>
    </>
  );
}

function Square({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <>
      <rect className={styles['square']} x={x - SQUARE} y={y - SQUARE} width={SQUARE * 2} height={SQUARE * 2} />
      <path className={styles['cross']} d={`m${String(x - 4)} ${String(y - 4)} 8 8m0-8-8 8`} />
    </>
  );
}

/** The octagon of a breakpoint, on the lane where what waited begins. */
function Octagon({ dot: { x, y } }: Pick<PlacedArrow, 'dot'>) {
  return (
    <>
      <path className={styles['octagon']} d={`M${String(x - 3)} ${String(y - 7)}h6l4 4v6l-4 4h-6l-4 -4v-6z`} />
      <path className={styles['pauseBars']} d={`M${String(x - 1.6)} ${String(y - 3)}v6m3.2 -6v6`} />
    </>
  );
}

/** The line of what waited: tape up to its break; then as it went on, or dashes where it never arrived. */
function HeldLine({ held, isCut }: { readonly held: NonNullable<PlacedArrow['held']>; readonly isCut: boolean }) {
  return (
    <>
      <path className={styles['heldLine']} d={held.path} />
      <path className={isCut ? styles['cut'] : styles['line']} d={held.rest} />
    </>
  );
}

/** The diamond of a fault rule, in the middle of the first gap that the line crosses. */
function Diamond({ placed: { label, y } }: { readonly placed: PlacedArrow }) {
  const x = label.x;
  return <path className={styles['diamond']} d={`M${String(x)} ${String(y - 6)} l6 6 -6 6 -6 -6z`} />;
}

interface DiagramArrowProps {
  readonly placed: PlacedArrow;
  readonly selected: boolean;
  /** Newly arrived: it is drawn from source to target. */
  readonly fresh: boolean;
}

/** An arrow. Red stays red when its step is selected; other arrows turn to pencil. */
export function DiagramArrow({ placed, selected, fresh }: DiagramArrowProps) {
  const { arrow, dot, path, head, held, label, detail, square, tally } = placed;
  const isCut = arrow.held?.isCut === true;
  const plain = arrow.line === 'inferred' || arrow.line === 'ghost';
  const solid = arrow.line === 'request' || arrow.line === 'answer';
  return (
    <g className={cx(styles[arrow.line], arrow.failed && styles['failed'], arrow.injected !== null && styles['injected'], selected && !arrow.failed && !plain && styles['selected'], fresh && styles['fresh'])}>
      {arrow.line === 'note' ? null : held === null ? <circle className={styles['filled']} cx={dot.x} cy={dot.y} r="2.5" /> : <Octagon dot={dot} />}
      {held === null ? (
        <path className={cx(styles['line'], solid && arrow.injected === null && styles['solid'])} d={path} {...(solid && arrow.injected === null && { pathLength: 1 })} />
      ) : (
        <HeldLine held={held} isCut={isCut} />
      )}
      {isCut ? null : <path className={styles[head.kind]} d={head.path} />}
      {arrow.injected === null ? null : <Diamond placed={placed} />}
      <text className={styles['label']} x={label.x} y={label.y} textAnchor="middle">
        {label.text}
      </text>
      <text className={styles['detail']} x={detail.x} y={detail.y} textAnchor="middle">
        {detail.text}
      </text>
      {square === null ? null : <Square {...square} />}
      <Datums letters={placed.letters} />
      {tally === null || arrow.tally === null ? null : <Ticks tally={tally} marks={arrow.tally.marks} />}
    </g>
  );
}
