/** Answers for the sequence diagram of a flow: drawn, walkable with the keyboard, and told as an ordered list. */
import { useEffect, useRef, useState } from 'react';
import type { Picture } from '../picture/picture.ts';
import text from '../../ui/type.module.css';
import { DiagramArrow } from './diagram-arrow.tsx';
import { Balloon, Band, Heads, Lifelines, Span } from './diagram-frame.tsx';
import styles from './diagram.module.css';
import { layoutDiagram } from './layout-diagram.ts';
import type { DiagramLayout } from './layout.ts';
import { sayArrow, sayStep } from './say-arrow.ts';
import { useSize } from './use-size.ts';
import { walkSteps } from './use-step-keys.ts';

interface DiagramProps {
  readonly picture: Pick<Picture, 'heads' | 'steps'>;
  /** Key of the selected step; left out together with `onSelect` where nothing can be selected. */
  readonly selected?: string;
  readonly onSelect?: (key: string) => void;
  /** Pixels between two steps, beyond a row. */
  readonly stretch?: number;
}

/** Keys of the arrows that were there when the drawing was first shown; every other one arrived live. */
function useFirstArrows(picture: DiagramProps['picture']): ReadonlySet<string> {
  const [first] = useState(() => new Set(picture.steps.flatMap((step) => step.arrows).map((arrow) => arrow.key)));
  return first;
}

interface StepButtonsProps {
  readonly picture: DiagramProps['picture'];
  readonly layout: DiagramLayout;
  readonly selected: string;
  readonly onSelect: (key: string) => void;
}

/** The bands as buttons, one of them in the tab order. */
function StepButtons({ picture, layout, selected, onSelect }: StepButtonsProps) {
  const keys = picture.steps.map((step) => step.key);
  return (
    <div className={styles['steps']} role="group" aria-label="Steps of the drawing" onKeyDown={(event) => walkSteps(event, { keys, current: selected, onSelect })}>
      {layout.steps.map((step, index) => {
        const drawn = picture.steps[index];
        return (
          <button
            key={step.key}
            type="button"
            className={styles['step']}
            style={{ top: step.top, height: step.height }}
            data-step={step.key}
            tabIndex={step.key === selected ? 0 : -1}
            aria-pressed={step.key === selected}
            aria-label={drawn === undefined ? step.key : sayStep(drawn)}
            onClick={() => onSelect(step.key)}
          />
        );
      })}
    </div>
  );
}

/** Draws a flow at the width it is given. Mount it anew for another flow. */
export function Diagram({ picture, selected = '', onSelect, stretch }: DiagramProps) {
  const [stage, size] = useSize();
  const canvas = useRef<HTMLDivElement>(null);
  const first = useFirstArrows(picture);
  const layout = layoutDiagram(picture, { width: size.width, minHeight: size.height, selected, ...(stretch !== undefined && { stretch }) });
  const ready = size.width > 0;

  useEffect(() => {
    if (ready && selected !== '') canvas.current?.querySelector(`[data-step="${CSS.escape(selected)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [ready, selected]);

  return (
    <div ref={stage} className={styles['stage']}>
      <ol className={text['hidden']}>
        {picture.steps.flatMap((step) => step.arrows.map((arrow) => <li key={arrow.key}>{sayArrow(step, arrow)}</li>))}
      </ol>
      {!ready ? null : (
        <div ref={canvas} className={styles['canvas']} style={{ width: layout.width, height: layout.height }}>
          <svg className={styles['svg']} width={layout.width} height={layout.height} aria-hidden="true">
            {layout.steps.map((step) => (
              <Band key={step.key} step={step} width={layout.width} selected={step.key === selected} />
            ))}
            <Lifelines layout={layout} />
            {layout.spans.map((span) => (
              <Span key={span.from} span={span} />
            ))}
            {layout.steps.map((step) => (
              <g key={step.key}>
                {step.arrows.map((placed) => (
                  <DiagramArrow key={placed.arrow.key} placed={placed} selected={step.key === selected} fresh={!first.has(placed.arrow.key)} />
                ))}
                <Balloon step={step} selected={step.key === selected} />
              </g>
            ))}
            <Heads heads={layout.heads} />
          </svg>
          {onSelect === undefined ? null : <StepButtons picture={picture} layout={layout} selected={selected} onSelect={onSelect} />}
        </div>
      )}
    </div>
  );
}
