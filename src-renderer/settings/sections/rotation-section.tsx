/** Answers for the tokens' part of the settings: whether refresh tokens are replaced with each use, for apps that chose nothing. */
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Tag } from '../../ui/tag.tsx';
import { SettingRow } from '../setting-row.tsx';
import styles from '../settings.module.css';
import { sayPreferenceFailure, usePreferences } from '../use-preferences.ts';
import { WithPreferences } from '../with-preferences.tsx';

const CHOICES = [
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
] as const;

/** The section at /settings/tokens. */
export function RotationSection() {
  const { query, change } = usePreferences();
  return (
    <WithPreferences query={query}>
      {({ preferences }) => (
        <dl className={styles['list']}>
          <SettingRow name="Refresh token rotation" action={<Tag tone="choice">our choice</Tag>}>
            <div className={styles['choice']}>
              <SegmentedControl
                label="Refresh token rotation"
                labelHidden
                value={preferences.rotates ? 'on' : 'off'}
                options={CHOICES}
                onChange={(choice) => {
                  change.mutate({ wish: { rotates: choice === 'on' }, title: `Rotation is ${choice} by default` });
                }}
              />
              <p className={styles['remark']}>
                {preferences.rotates
                  ? 'Each refresh hands out a new refresh token. The old one is spent, and a replay of it ends the whole authorization.'
                  : 'The refresh token stays the same, and its 30 days begin anew with each use. The answer to a refresh holds no refresh token.'}{' '}
                Counts from the next refresh on, for every app that chose nothing itself. Mavio does not document this.
              </p>
              {change.isError ? <p className={styles['failed']}>{sayPreferenceFailure(change.error)}</p> : null}
            </div>
          </SettingRow>
        </dl>
      )}
    </WithPreferences>
  );
}
