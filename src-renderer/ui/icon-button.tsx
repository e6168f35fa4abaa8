/** Answers for buttons that are only an icon: named for screen readers and in a tooltip. */
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';
import styles from './icon-button.module.css';
import { Tooltip } from './tooltip.tsx';

interface IconButtonProps {
  readonly icon: IconName;
  /** What it does, in two or three words. */
  readonly label: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
}

/** A 24 px icon button. */
export function IconButton({ icon, label, onClick, disabled = false }: IconButtonProps) {
  return (
    <Tooltip content={label}>
      <button type="button" className={styles['iconButton']} aria-label={label} disabled={disabled} onClick={onClick}>
        <Icon name={icon} />
      </button>
    </Tooltip>
  );
}
