/** Answers for drawing real time and the server clock on one line, with the deaths of tokens on it. */
import type { ClockView } from '../../../src-preload/contract/clock.ts';
import { dateTime } from '../../ui/format-time.ts';
import { spellShift } from '../../ui/shift-words.ts';
import { useWidth } from '../../ui/use-width.ts';
import styles from './clock-line.module.css';
import { KIND_NAMES } from './kind-names.ts';
import { layOutLine, type DrawnDeath, type DrawnLine } from './lay-out-line.ts';

const AXIS = 78;
const DIMENSION = 18;
const HEIGHT = 124;

function Death({ drawn: { death, x, isPast, side } }: { readonly drawn: DrawnDeath }) {
  if (side === null) return <path className={styles['mark']} d={`M${String(x)} ${String(AXIS - 6)}v12`} />;
  const sign = side === 'right' ? 1 : -1;
  const at = { x: x + sign * 14, textAnchor: side === 'right' ? 'start' : 'end' } as const;
  return (
    <>
      <path className={styles['mark']} d={`M${String(x)} ${String(AXIS + 5)}V54h${String(sign * 8)}`} />
      <text className={styles['name']} {...at} y={51}>
        {KIND_NAMES[death.of]} {isPast ? 'died' : 'dies'}
      </text>
      <text className={styles['quiet']} {...at} y={66}>
        {dateTime(death.expiresAt)}
      </text>
    </>
  );
}

/** The dimension between the two clocks. Where it is too short for its words, they stand behind it. */
function Dimension({ line, words }: { readonly line: DrawnLine; readonly words: string }) {
  const [a, b] = [Math.min(line.realX, line.serverX), Math.max(line.realX, line.serverX)];
  const middle = (a + b) / 2;
  const room = words.length * 8 + 32;
  const fits = b - a > room + 24;
  const x = fits ? middle : b + 12;
  return (
    <>
      <path className={styles['tapeLine']} d={`M${String(a)} 8V${String(AXIS)}M${String(b)} 8V${String(AXIS - 6)}M${String(a)} ${String(DIMENSION)}H${String(b)}`} />
      {b - a < 24 ? null : <path className={styles['tapeHead']} d={`M${String(a)} ${String(DIMENSION)}l10 -3.5v7zM${String(b)} ${String(DIMENSION)}l-10 -3.5v7z`} />}
      {fits ? <rect className={styles['paper']} x={middle - room / 2} y="8" width={room} height="20" /> : null}
      <text className={styles['shift']} x={x} y="23" textAnchor={fits ? 'middle' : 'start'}>
        {words}
      </text>
    </>
  );
}

function Clock({ x, width, name, at }: { readonly x: number; readonly width: number; readonly name: string; readonly at: number }) {
  const isRight = x > width / 2;
  const place = { x: isRight ? Math.min(x + 40, width - 2) : Math.max(x - 6, 2), textAnchor: isRight ? 'end' : 'start' } as const;
  return (
    <>
      <text className={styles['name']} {...place} y={104}>
        {name}
      </text>
      <text {...place} y={119}>
        {dateTime(at)}
      </text>
    </>
  );
}

interface ClockLineProps {
  readonly view: ClockView;
  /** Now by the server clock, in epoch ms. */
  readonly now: number;
}

/** The line. What it shows stands in words below it, so that it is one picture to a screen reader. */
export function ClockLine({ view, now }: ClockLineProps) {
  const [ref, width] = useWidth();
  const realNow = now - view.aheadMs;
  const line = layOutLine({ now, realNow, died: view.died.tokens, living: view.living.tokens, width });
  const isShifted = view.aheadMs !== 0;
  const words = spellShift(view.aheadMs);
  const label = isShifted ? `The server clock is ${words} of real time: ${dateTime(now)}` : `The server clock is in real time: ${dateTime(now)}`;
  // Where the two stand so close that their words would lie on each other, the later one's stand alone.
  const isClose = Math.abs(line.serverX - line.realX) < 330 && line.realX > width / 2 === line.serverX > width / 2;
  return (
    <div ref={ref} className={styles['frame']}>
      {width === 0 ? null : (
        <svg width={width} height={HEIGHT} role="img" aria-label={label} className={styles['line']}>
          <path className={styles['axis']} d={`M24 ${String(AXIS)}H${String(line.axisEnd)}`} />
          {line.ticks.map(({ x, isLong }) => (
            <path key={x} className={styles['tick']} d={`M${String(x)} ${String(AXIS)}v${isLong ? '8' : '4'}`} />
          ))}
          {line.deaths.map((drawn) => (
            <Death key={`${drawn.death.flowId} ${drawn.death.fingerprint}`} drawn={drawn} />
          ))}
          {isShifted ? <Dimension line={line} words={words} /> : null}
          <circle className={styles['real']} cx={line.realX} cy={AXIS} r="4.5" />
          {isShifted && isClose ? null : <Clock x={line.realX} width={width} name={isShifted ? 'Real time, your app' : 'Real time, your app and the server'} at={realNow} />}
          {isShifted ? (
            <>
              <path className={styles['server']} d={`M${String(line.serverX)} ${String(AXIS - 7)}l7 7-7 7-7-7z`} />
              <Clock x={line.serverX} width={width} name="Server clock" at={now} />
            </>
          ) : null}
        </svg>
      )}
    </div>
  );
}
