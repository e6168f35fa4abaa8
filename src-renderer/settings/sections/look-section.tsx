/** Answers for the look's part of the settings: the theme. */
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { SettingRow } from '../setting-row.tsx';
import styles from '../settings.module.css';
import type { Theme } from '../theme.ts';
import { keepTheme, useTheme } from '../theme.ts';

const THEMES: readonly { readonly value: Theme; readonly label: string }[] = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** The section at /settings/look. */
export function LookSection() {
  const theme = useTheme();
  return (
    <dl className={styles['list']}>
      <SettingRow name="Theme">
        <SegmentedControl label="Theme" labelHidden value={theme} options={THEMES} onChange={keepTheme} />
        <p className={styles['remark']}>Kept in this browser or window.</p>
      </SettingRow>
    </dl>
  );
}
