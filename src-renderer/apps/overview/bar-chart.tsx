/** Answers for a chart of bars: hatched for what is over, solid for now, a red square a refusal. Each opens what it counted. */
import type { KeyboardEvent } from 'react';
import { useId, useState } from 'react';
import { Link } from 'wouter';
import { useWidth } from '../../ui/use-width.ts';
import styles from './bar-chart.module.css';
import { labelledBars, ticksUpTo } from './chart-scale.ts';

/** One bar. `href` and `refusalsHref` open what was counted. */
export interface ChartBar {
  readonly key: number;
  readonly label: string;
  /** When it was, for the callout and for those who hear it. */
  readonly when: string;
  readonly count: number;
  readonly href: string;
  readonly refusals: number;
  readonly refusalsHref: string;
}

interface BarChartProps {
  /** What the bars count, in the plural: `API calls`. */
  readonly what: string;
  readonly label: string;
  readonly bars: readonly ChartBar[];
  /** Height of the highest bar's room, px. */
  readonly plot: number;
  /** Width of a label on the axis, px. */
  readonly labelWidth: number;
  readonly hasRefusals: boolean;
}

const LEFT = 34;
const RIGHT = 66;
const AXIS = 26;
/** Squares of one stack; more become one square with a figure. */
const MOST_SQUARES = 5;
const SQUARE = { width: 6, height: 5, pitch: 7 };

const plural = (count: number, many: string): string => `${count.toLocaleString('en')} ${count === 1 ? many.replace(/s$/, '') : many}`;

function Squares({ count, x, bottom }: { readonly count: number; readonly x: number; readonly bottom: number }) {
  const shown = count > MOST_SQUARES ? 1 : count;
  return (
    <>
      {Array.from({ length: shown }, (_, index) => (
        <rect key={index} className={styles['refusal']} x={x - SQUARE.width / 2} y={bottom - SQUARE.height - index * SQUARE.pitch} width={SQUARE.width} height={SQUARE.height} />
      ))}
      {count > MOST_SQUARES ? (
        <text className={styles['more']} x={x} y={bottom - SQUARE.pitch - 2} textAnchor="middle">
          {count.toLocaleString('en')}
        </text>
      ) : null}
    </>
  );
}

/** Moves the focus between the links of the chart: sideways to the next bar that has one, up and down between a bar and its refusals. */
function walk(event: KeyboardEvent<SVGSVGElement>): void {
  const here = document.activeElement;
  if (!(here instanceof SVGAElement) || event.ctrlKey || event.metaKey || event.altKey) return;
  const kind = here.dataset['kind'] ?? '';
  const of = (one: string): SVGAElement[] => [...event.currentTarget.querySelectorAll<SVGAElement>(`a[data-kind="${one}"]`)];
  const same = of(kind);
  const place = same.indexOf(here);
  const other = of(kind === 'count' ? 'refusals' : 'count').find((one) => one.dataset['bar'] === here.dataset['bar']);
  const targets: Record<string, SVGAElement | undefined> = {
    ArrowLeft: same[place - 1], ArrowRight: same[place + 1], Home: same[0], End: same.at(-1),
    ArrowUp: kind === 'count' ? other : undefined, ArrowDown: kind === 'refusals' ? other : undefined,
  };
  if (!(event.key in targets)) return;
  event.preventDefault();
  targets[event.key]?.focus();
}

/** The chart, as wide as its place. One stop of the tab key; arrow keys walk from there. */
export function BarChart({ what, label, bars, plot, labelWidth, hasRefusals }: BarChartProps) {
  const [attach, width] = useWidth();
  const [pointed, setPointed] = useState<number | null>(null);
  const [entry, setEntry] = useState<string | null>(null);
  const hatch = useId();
  const ticks = ticksUpTo(Math.max(0, ...bars.map(({ count }) => count)));
  const highest = ticks.at(-1) ?? 1;
  const top = hasRefusals ? MOST_SQUARES * SQUARE.pitch + 8 : 10;
  const base = top + plot;
  const pitch = Math.max(0, (width - LEFT - RIGHT) / Math.max(1, bars.length));
  const barWidth = Math.max(2, Math.min(26, pitch - Math.max(2, pitch * 0.4)));
  const labelled = new Set(labelledBars(bars.length, pitch, labelWidth));
  const yOf = (count: number): number => base - (count / highest) * plot;
  const shown = bars.find(({ key }) => key === pointed) ?? bars.at(-1);
  const isNow = shown === bars.at(-1);
  const names = bars.flatMap((bar) => [...(bar.count > 0 ? [`count ${String(bar.key)}`] : []), ...(bar.refusals > 0 && hasRefusals ? [`refusals ${String(bar.key)}`] : [])]);
  const inTabOrder = entry !== null && names.includes(entry) ? entry : (names.findLast((name) => name.startsWith('count')) ?? names.at(-1));
  const callout = shown === undefined ? base : Math.max(top + 4, Math.min(base - 14, yOf(shown.count)));
  return (
    <div ref={attach} className={styles['chart']} style={{ height: base + AXIS }}>
      {width === 0 ? null : (
        <svg width={width} height={base + AXIS} role="group" aria-label={`${label}. Arrow keys walk through the bars.`} onKeyDown={walk} onPointerLeave={() => setPointed(null)}>
          <defs>
            <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect className={styles['ground']} width="5" height="5" />
              <path className={styles['stroke']} d="M0 0V5" />
            </pattern>
          </defs>
          <g aria-hidden="true">
            {ticks.map((tick) => (
              <g key={tick}>
                <path className={tick === 0 ? styles['zero'] : styles['line']} d={`M${String(LEFT)} ${String(yOf(tick))}H${String(width - RIGHT + 6)}`} />
                <text x={LEFT - 8} y={yOf(tick) + 4} textAnchor="end">
                  {tick.toLocaleString('en')}
                </text>
              </g>
            ))}
          </g>
          {bars.map((bar, index) => {
            const x = LEFT + index * pitch + pitch / 2;
            const y = yOf(bar.count);
            const last = index === bars.length - 1;
            const shared = { 'data-bar': bar.key, onPointerEnter: () => setPointed(bar.key) };
            const focusable = (kind: 'count' | 'refusals') => ({
              tabIndex: inTabOrder === `${kind} ${String(bar.key)}` ? 0 : -1,
              onFocus: () => {
                setPointed(bar.key);
                setEntry(`${kind} ${String(bar.key)}`);
              },
            });
            return (
              <g key={bar.key}>
                {bar.count === 0 ? null : (
                  <Link href={bar.href} className={styles['link']} aria-label={`${bar.when}: ${plural(bar.count, what)}`} data-kind="count" {...shared} {...focusable('count')}>
                    <rect className={styles['reach']} x={x - pitch / 2} y={y - 2} width={pitch} height={base - y + 2} />
                    <rect className={last ? styles['now'] : styles['past']} x={x - barWidth / 2} y={y} width={barWidth} height={base - y} {...(last ? {} : { fill: `url(#${hatch})` })} />
                    <path className={last ? styles['nowCap'] : styles['cap']} d={`M${String(x - barWidth / 2)} ${String(y)}h${String(barWidth)}`} />
                  </Link>
                )}
                {bar.refusals === 0 || !hasRefusals ? null : (
                  <Link href={bar.refusalsHref} className={styles['link']} aria-label={`${bar.when}: ${plural(bar.refusals, 'refusals')}`} data-kind="refusals" {...shared} {...focusable('refusals')}>
                    <rect className={styles['reach']} x={x - pitch / 2} y={y - MOST_SQUARES * SQUARE.pitch - 5} width={pitch} height={MOST_SQUARES * SQUARE.pitch + 3} />
                    <Squares count={bar.refusals} x={x} bottom={y - 4} />
                  </Link>
                )}
                {labelled.has(index) ? (
                  <text className={last ? styles['today'] : undefined} x={x} y={base + 18} textAnchor="middle" aria-hidden="true">
                    {bar.label}
                  </text>
                ) : null}
              </g>
            );
          })}
          {shown === undefined ? null : (
            <g aria-hidden="true" className={isNow ? styles['callout'] : styles['calloutPast']}>
              {isNow && shown.count > 0 ? <path d={`M${String(width - RIGHT + 2)} ${String(callout)}h8`} /> : null}
              <text className={styles['figure']} x={width - RIGHT + 14} y={callout + 4}>
                {shown.count.toLocaleString('en')}
              </text>
              <text x={width - RIGHT + 14} y={callout + 18}>
                {isNow ? 'now' : shown.label}
              </text>
            </g>
          )}
        </svg>
      )}
    </div>
  );
}
