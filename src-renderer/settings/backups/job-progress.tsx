/** Answers for how far a backup or a restore is. */
import type { BackupJob } from '../../../src-preload/contract/backups.ts';
import styles from './backups.module.css';

const WORDS: Readonly<Record<BackupJob['phase'], string>> = { copying: 'Copying', checking: 'Checking the backup', preparing: 'Preparing the restore' };

/** A bar with words; without figures it only says what is done. */
export function JobProgress({ job: { kind, phase, done, total } }: { readonly job: BackupJob }) {
  const percent = total === 0 ? null : Math.floor((100 * done) / total);
  return (
    <div className={styles['job']}>
      <progress className={styles['bar']} aria-label={kind === 'backup' ? 'Backup' : 'Restore'} max={100} {...(percent === null ? {} : { value: percent })} />
      <span>
        {WORDS[phase]}
        {percent === null ? '' : `, ${String(percent)} %`}
      </span>
    </div>
  );
}
