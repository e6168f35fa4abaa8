/** Answers for what stands around the arrows: bands, lifelines with their breaks, heads, balloons, dimension lines. */
import { cx } from '../../ui/cx.ts';
import styles from './diagram-frame.module.css';
import { GEOMETRY } from './layout-diagram.ts';
import type { DiagramLayout, PlacedSpan, PlacedStep } from './layout.ts';

const HALF_BREAK = 6;
/** The loop drawn by hand around the balloon you are at. */
const LOOP = 'M-4.5 -14.2 C-16.5 -11.5 -19.5 6 -10 13 C0.5 20 16.2 13 16.8 0.5 C17.3 -10.5 7.5 -17.8 -3 -17.2 C-10.5 -16.6 -16.6 -11.6 -18.6 -4.6';

/** The wash behind a step: red behind a failed one, pencil behind the selected one. */
export function Band({ step, width, selected }: { readonly step: PlacedStep; readonly width: number; readonly selected: boolean }) {
  const failed = step.state === 'failed';
  if (!failed && !selected) return null;
  return (
    <>
      <rect className={styles[failed ? 'bandFailed' : 'band']} x="0" y={step.top} width={width} height={step.height} />
      {selected ? <rect className={styles[failed ? 'bandRuleFailed' : 'bandRule']} x="0" y={step.top} width="3" height={step.height} /> : null}
    </>
  );
}

/** Four centre lines, broken where a person took their time. */
export function Lifelines({ layout }: { readonly layout: DiagramLayout }) {
  const stops = [GEOMETRY.headTop + GEOMETRY.headHeight, ...layout.breaks.flatMap((one) => [one.lineY - HALF_BREAK, one.lineY + HALF_BREAK]), layout.height - 2];
  return (
    <>
      {layout.lanes.map((x) => (
        <g key={x}>
          {stops.map((from, index) => (index % 2 === 0 ? <path key={from} className={styles['life']} d={`M${String(x)} ${String(from)}V${String(stops[index + 1] ?? from)}`} /> : null))}
          {layout.breaks.map(({ lineY }) => (
            <path key={lineY} className={styles['breakMark']} d={`M${String(x - 5)} ${String(lineY - 3)}l10 -5M${String(x - 5)} ${String(lineY + 8)}l10 -5`} />
          ))}
        </g>
      ))}
      {layout.breaks.map((one) => (
        <text key={one.lineY} className={styles['breakText']} x={one.x} y={one.y} textAnchor="middle">
          {one.text}
        </text>
      ))}
    </>
  );
}

/** The lane heads. */
export function Heads({ heads }: Pick<DiagramLayout, 'heads'>) {
  return heads.map((head) => (
    <g key={head.title}>
      <rect className={styles['headBox']} x={head.x - head.width / 2} y={GEOMETRY.headTop} width={head.width} height={GEOMETRY.headHeight} />
      <text className={styles['head']} x={head.x} y="22" textAnchor="middle">
        {head.title}
      </text>
      <text className={styles['headUnder']} x={head.x} y="37" textAnchor="middle">
        {head.under}
      </text>
    </g>
  ));
}

/** Time between two balloons: in the line where there is room, else beside it. */
export function Span({ span }: { readonly span: PlacedSpan }) {
  const middle = (span.from + span.to) / 2;
  const x = String(span.x);
  return (
    <>
      <path className={styles['dim']} d={span.within ? `M${x} ${String(span.from)}V${String(middle - 9)}M${x} ${String(middle + 9)}V${String(span.to)}` : `M${x} ${String(span.from)}V${String(span.to)}`} />
      <path className={styles['dimHead']} d={`M${x} ${String(span.from)}l-2.6 7h5.2zM${x} ${String(span.to)}l-2.6 -7h5.2z`} />
      <text className={styles['dimText']} x={span.within ? span.x : span.x + 6} y={middle + 4} textAnchor={span.within ? 'middle' : 'start'}>
        {span.text}
      </text>
    </>
  );
}

/** The numbered balloon of a step. The shape says its state; the loop says that you are here. */
export function Balloon({ step, selected }: { readonly step: PlacedStep; readonly selected: boolean }) {
  const { x, y } = step.balloon;
  const look = step.state === 'failed' ? 'Failed' : selected ? 'Selected' : step.state === 'done' ? '' : `${step.state.charAt(0).toUpperCase()}${step.state.slice(1)}`;
  const at = `translate(${String(x)} ${String(y)})`;
  return (
    <g transform={at}>
      {look === 'Failed' ? <rect className={styles['balloonFailed']} x="-11" y="-11" width="22" height="22" /> : <circle className={styles[`balloon${look}`]} r="11" />}
      {look === 'Live' ? <path className={styles['quarter']} d="M0 -11A11 11 0 0 1 11 0" /> : null}
      {look === 'Denied' ? <path className={styles['slash']} d="M-14 14l6 -6M8 -8l6 -6" /> : null}
      <text className={cx(styles['number'], look !== '' && styles[`number${look}`])} y="4.4">
        {step.step}
      </text>
      {selected && step.state !== 'failed' ? <path className={styles['loop']} d={LOOP} /> : null}
    </g>
  );
}
