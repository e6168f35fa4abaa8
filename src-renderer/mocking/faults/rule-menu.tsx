/** Answers for what else can be done to a rule: edit, duplicate, reset its hits, delete. */
import { DropdownMenu as Radix } from 'radix-ui';
import type { FaultRow } from '../../../src-preload/contract/faults.ts';
import styles from './rule-menu.module.css';
import { useRuleActions } from './use-faults.ts';

/** A button with three dots and the menu that it opens. */
export function RuleMenu({ rule, onEdit }: { readonly rule: FaultRow; readonly onEdit: (rule: FaultRow) => void }) {
  const { resetHits, duplicate, remove } = useRuleActions();
  const { ruleId } = rule;
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger className={styles['trigger']} aria-label={`Actions of rule ${String(rule.number)}`}>
        <svg width="16" height="16" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
          <circle cx="3.5" cy="8" r="1.3" />
          <circle cx="8" cy="8" r="1.3" />
          <circle cx="12.5" cy="8" r="1.3" />
        </svg>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles['menu']} align="end" sideOffset={4} collisionPadding={8} loop>
          <Radix.Item className={styles['item']} onSelect={() => onEdit(rule)}>
            Edit rule
          </Radix.Item>
          <Radix.Item className={styles['item']} onSelect={() => duplicate.mutate(rule)}>
            Duplicate rule
          </Radix.Item>
          <Radix.Item className={styles['item']} disabled={rule.hits === 0 && rule.seen === 0} onSelect={() => resetHits.mutate({ ruleId })}>
            Reset hits
          </Radix.Item>
          <Radix.Item className={styles['item']} onSelect={() => remove.mutate({ ruleId })}>
            Delete rule
          </Radix.Item>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
