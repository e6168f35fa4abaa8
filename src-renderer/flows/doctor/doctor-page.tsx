/** Answers for the Doctor page: any URL is pasted and read as one types, without traffic. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { LONGEST_TEXT } from '../../../src-preload/contract/doctor.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { PaneHeader } from '../../ui/pane-header.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { usePageTitle } from '../../ui/use-page-title.ts';
import { useSettled } from '../../ui/use-settled.ts';
import styles from './doctor.module.css';
import { DoctorReportView } from './doctor-report.tsx';
import { useDoctorText } from './doctor-text.ts';

/** A pause in typing after which the text is read. */
const PAUSE_MS = 120;

/** `isTyping`: the field holds more than `text` already. */
function Reading({ text, isTyping }: { readonly text: string; readonly isTyping: boolean }) {
  const report = useQuery(queries.doctor.diagnose.queryOptions({ input: { text }, placeholderData: keepPreviousData }));
  if (report.isError) {
    return (
      <ErrorState title="The doctor did not answer" action={<Button loading={report.isFetching} onClick={() => void report.refetch()}>Ask again</Button>}>
        {sayFailure(report.error)}
      </ErrorState>
    );
  }
  if (report.data === undefined) return <Skeleton what="Reading the URL" widths={['40%', '90%', '90%', '70%']} rowHeight={26} />;
  // The reading of an earlier text stays in sight, but its buttons would register what the field no longer says.
  const isEarlier = isTyping || report.isPlaceholderData;
  return (
    <div inert={isEarlier} aria-busy={isEarlier} style={{ display: 'contents' }}>
      <DoctorReportView report={report.data} text={text} />
    </div>
  );
}

/** The page at /flows/doctor. */
export function DoctorPage() {
  usePageTitle('Redirect doctor');
  const { text, setText } = useDoctorText();
  const settled = useSettled(text, PAUSE_MS);
  const isLong = text.length > LONGEST_TEXT;
  return (
    <div className={styles['page']}>
      <PaneHeader title="Redirect doctor" note="Nothing is sent">
        <ButtonLink href="/flows" icon="chevron-left">
          All flows
        </ButtonLink>
      </PaneHeader>
      <div className={styles['content']}>
        <div className={styles['column']}>
          <TextField
            label="Authorization URL, redirect URI or callback URL"
            mono
            kind="url"
            autoFocus
            value={text}
            onChange={setText}
            placeholder="https://mavioapp.com/oauth/authorize?…"
            verdict={isLong ? 'failed' : 'none'}
            message={isLong ? 'The doctor reads up to 100,000 characters.' : null}
            action={text === '' ? null : <IconButton icon="close" label="Clear the field" onClick={() => setText('')} />}
          />
          {settled === '' || isLong ? (
            <p className={styles['lead']}>Paste what your app sends or receives. The doctor finds the app, compares the redirect URI character by character, and says what to change. Codes and tokens are never shown again.</p>
          ) : (
            <Reading text={settled} isTyping={settled !== text} />
          )}
        </div>
      </div>
    </div>
  );
}
