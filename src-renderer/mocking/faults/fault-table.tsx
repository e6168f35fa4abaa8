/** Answers for the table of fault rules: their order, when and what, how often, and what became of them. */
import { useState, type DragEvent } from 'react';
import { mostHits } from '../../../src-preload/contract/fault-counts.ts';
import { actWords, sayFires, sayRule, whenWords } from '../../../src-preload/contract/fault-words.ts';
import type { FaultRow } from '../../../src-preload/contract/faults.ts';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Switch } from '../../ui/switch.tsx';
import { VerdictSign } from '../../ui/verdict-sign.tsx';
import { FaultSentence } from './fault-sentence.tsx';
import styles from './fault-table.module.css';
import { RuleMenu } from './rule-menu.tsx';
import { useRuleActions } from './use-faults.ts';

interface FaultTableProps {
  readonly rules: readonly FaultRow[];
  readonly onEdit: (rule: FaultRow) => void;
}

/** `2 of 3`, `4`, `used up`, `off`. */
function sayHits(rule: FaultRow): string {
  const most = mostHits(rule);
  if (rule.usedUp) return 'used up';
  if (!rule.isOn && rule.hits === 0) return 'off';
  return most === null ? String(rule.hits) : `${String(rule.hits)} of ${String(most)}`;
}

function OrderCell({ rule, count, onMove }: { readonly rule: FaultRow; readonly count: number; readonly onMove: (to: number) => void }) {
  return (
    <td className={styles['order']}>
      <span className={styles['grip']} aria-hidden="true" title="Drag to another place">
        ⠿
      </span>
      <b>{rule.number}</b>
      <span className={styles['moves']}>
        <IconButton icon="chevron-up" label={`Move rule ${String(rule.number)} up`} disabled={rule.number === 1} onClick={() => onMove(rule.number - 1)} />
        <IconButton icon="chevron-down" label={`Move rule ${String(rule.number)} down`} disabled={rule.number === count} onClick={() => onMove(rule.number + 1)} />
      </span>
    </td>
  );
}

function Row({ rule, count, onEdit, drag }: { readonly rule: FaultRow; readonly count: number; readonly onEdit: (rule: FaultRow) => void; readonly drag: DragHandlers }) {
  const { setOn, move } = useRuleActions();
  const names = { app: rule.appName, person: rule.personName };
  const { ruleId, when, then } = rule;
  return (
    <tr className={cx(!rule.isOn && styles['off'], drag.isOver(rule) && styles['over'])} draggable onDragStart={() => drag.start(rule)} onDragOver={(event) => drag.over(event, rule)} onDrop={(event) => drag.drop(event, rule)} onDragEnd={drag.end} data-rule={ruleId}>
      <OrderCell rule={rule} count={count} onMove={(to) => move.mutate({ ruleId, to })} />
      <td className={styles['when']}>
        {rule.title === '' ? null : <span className={styles['name']}>{rule.title}</span>}
        <FaultSentence words={whenWords(when, names)} />
        {rule.whyNever === null || rule.usedUp ? null : <p className={styles['never']}>{rule.whyNever}</p>}
      </td>
      <td>
        <FaultSentence words={actWords(then, when.endpoint)} />
      </td>
      <td className={styles['fires']}>{sayFires(rule)}</td>
      <td className={styles['hits']}>
        {rule.isOn && rule.hits > 0 ? <VerdictSign verdict="injected" label="has fired" /> : null}
        <b>{sayHits(rule)}</b>
      </td>
      <td className={styles['ends']}>
        <Switch on={rule.isOn} label={sayRule(rule, names)} labelHidden onChange={(on) => setOn.mutate({ ruleId, on })} />
        <RuleMenu rule={rule} onEdit={onEdit} />
      </td>
    </tr>
  );
}

interface DragHandlers {
  readonly start: (rule: FaultRow) => void;
  readonly over: (event: DragEvent, rule: FaultRow) => void;
  readonly drop: (event: DragEvent, rule: FaultRow) => void;
  readonly end: () => void;
  readonly isOver: (rule: FaultRow) => boolean;
}

/** Dragging a row onto another puts it in that one's place. */
function useDrag(): DragHandlers {
  const { move } = useRuleActions();
  const [dragged, setDragged] = useState<FaultRow | null>(null);
  const [target, setTarget] = useState<number | null>(null);
  const end = (): void => {
    setDragged(null);
    setTarget(null);
  };
  return {
    start: setDragged,
    over: (event, rule) => {
      if (dragged === null) return;
      event.preventDefault();
      setTarget(rule.number);
    },
    drop: (event, rule) => {
      event.preventDefault();
      if (dragged !== null && dragged.number !== rule.number) move.mutate({ ruleId: dragged.ruleId, to: rule.number });
      end();
    },
    end,
    isOver: (rule) => dragged !== null && target === rule.number && dragged.number !== rule.number,
  };
}

/** The table; it scrolls sideways where there is no room. */
export function FaultTable({ rules, onEdit }: FaultTableProps) {
  const drag = useDrag();
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">Order</th>
            <th scope="col">When</th>
            <th scope="col">Then</th>
            <th scope="col">Fires</th>
            <th scope="col" className={styles['hits']}>
              Hits
            </th>
            <th scope="col">
              <span className={styles['hidden']}>Switch and actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <Row key={rule.ruleId} rule={rule} count={rules.length} onEdit={onEdit} drag={drag} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
