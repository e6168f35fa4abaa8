/** Answers for the newest report of an app: its totals, its scenarios, and the ways to take it along. */
import { useMutation } from '@tanstack/react-query';
import { countVerdicts, type Checkup, type ReportFormat } from '../../../src-preload/contract/checkups.ts';
import { client } from '../../client/client.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { useServerNow } from '../../client/server-clock.ts';
import { Button } from '../../ui/button.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { saveText } from '../../ui/save-text.ts';
import { toast } from '../../ui/toast.ts';
import styles from './checkup-report.module.css';
import { ScenarioList } from './scenario-list.tsx';

const ENDS: Readonly<Record<Exclude<Checkup['state'], 'running'>, string>> = {
  finished: 'Checked',
  cancelled: 'Cancelled; begun',
  interrupted: 'Interrupted, because the console ended; begun',
};

const FIGURES = [
  ['handled', 'handled'],
  ['not_handled', 'not handled'],
  ['cannot_tell', 'cannot tell'],
  ['skipped', 'skipped'],
] as const;

/** The report. */
export function CheckupReport({ checkup, onAgain }: { readonly checkup: Checkup; readonly onAgain: () => void }) {
  const now = useServerNow(10_000);
  const counts = countVerdicts(checkup.runs);
  const save = useMutation({
    mutationFn: async (format: ReportFormat) => client.checkups.export({ checkupId: checkup.checkupId, format }),
    onSuccess: ({ text, fileName }) => {
      saveText(text, fileName);
    },
    onError: (error) => {
      toast({ kind: 'failed', title: 'The report was not saved', detail: sayFailure(error) });
    },
  });
  return (
    <>
      <div className={styles['head']}>
        <ul className={styles['totals']} aria-label="Result">
          {FIGURES.filter(([name]) => counts[name] > 0).map(([name, words]) => (
            <li key={name} className={styles['figure']}>
              <b>{counts[name]}</b> {words}
            </li>
          ))}
        </ul>
        <p className={styles['when']}>
          {ENDS[checkup.state === 'running' ? 'finished' : checkup.state]} <RelativeTime at={checkup.startedAt} now={now} />, {checkup.addresses === null ? 'signed in by you' : 'signed in by the console'}
        </p>
        <div className={styles['ways']}>
          <Button onClick={() => save.mutate('markdown')}>Save as Markdown</Button>
          <Button onClick={() => save.mutate('junit')}>Save as JUnit XML</Button>
          <Button kind="primary" onClick={onAgain}>
            Check again
          </Button>
        </div>
      </div>
      <ScenarioList runs={checkup.runs} />
    </>
  );
}
