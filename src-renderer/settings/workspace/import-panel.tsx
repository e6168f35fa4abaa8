/** Answers for bringing a workspace in: read as soon as it is there, shown as a difference, imported as a whole or not at all. */
import { isDefinedError } from '@orpc/client';
import { skipToken, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { ImportMode, WorkspaceDifference } from '../../../src-preload/contract/workspace.ts';
import { client } from '../../client/client.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { toast } from '../../ui/toast.ts';
import type from '../../ui/type.module.css';
import { useSettled } from '../../ui/use-settled.ts';
import { ChooseText } from './choose-text.tsx';
import { DifferenceView } from './difference-view.tsx';
import styles from './import-panel.module.css';
import { useImportStore } from './import-store.ts';
import { IssuedSecrets } from './issued-secrets.tsx';
import { sayTokens } from './loss-words.ts';
import { MistakeList } from './mistake-list.tsx';
import { UndoNote } from './undo-note.tsx';

const MODES = [
  { value: 'add', label: 'Add and change only' },
  { value: 'exact', label: 'Make it exactly like the file' },
] as const satisfies readonly { readonly value: ImportMode; readonly label: string }[];

const MODE_WORDS: Readonly<Record<ImportMode, string>> = {
  add: 'Registers what is new and changes what differs. What the file does not name stays.',
  exact: 'Also removes the apps and people that the file does not name. The sample app stays.',
};

/** Fewer signs than a file may have were typed, not brought. */
const FEWEST_BROUGHT = 20;

/** Puts the part to the top once a text that was brought as a whole was read: what it would do stands below. Typing moves nothing. */
function useInSight(text: string, isFile: boolean, isRead: boolean): RefObject<HTMLElement | null> {
  const part = useRef<HTMLElement>(null);
  const before = useRef(text);
  const isBrought = useRef(false);
  useEffect(() => {
    if (before.current !== text) isBrought.current = isFile || (before.current === '' && text.length >= FEWEST_BROUGHT);
    before.current = text;
    if (!isBrought.current || !isRead) return;
    isBrought.current = false;
    part.current?.scrollIntoView({ block: 'start' });
  }, [text, isFile, isRead]);
  return part;
}

/** The part “Import”. */
export function ImportPanel() {
  const { text, fileName, mode, issued, choose } = useImportStore();
  const settled = useSettled(text, 250);
  const isReading = settled.trim() !== '';
  const reading = useQuery({
    ...queries.workspace.read.queryOptions({ input: isReading ? { text: settled, fileName, mode } : skipToken }),
    gcTime: 0,
    placeholderData: (before) => (isReading ? before : undefined),
  });
  const part = useInSight(text, fileName !== null, reading.data !== undefined);
  return (
    <section ref={part} className={styles['panel']} aria-labelledby="workspace-import">
      <h3 id="workspace-import" className={type['h3']}>
        Import
      </h3>
      <UndoNote />
      {issued.length > 0 ? (
        <IssuedSecrets issued={issued} />
      ) : (
        <>
          <ChooseText />
          <div className={styles['mode']}>
            <SegmentedControl label="What the import does" labelHidden value={mode} options={MODES} onChange={choose} />
            <p className={styles['remark']}>{MODE_WORDS[mode]}</p>
          </div>
          {!isReading ? null : reading.isError ? (
            <ErrorState title="The file could not be read" action={<Button onClick={() => void reading.refetch()}>Read again</Button>}>
              {sayFailure(reading.error)}
            </ErrorState>
          ) : reading.data === undefined ? (
            <Skeleton what="Reading the file" widths={['40%', '70%', '60%']} rowHeight={28} />
          ) : reading.data.kind === 'mistakes' ? (
            <MistakeList mistakes={reading.data.mistakes} text={settled} />
          ) : (
            <>
              <DifferenceView difference={reading.data.difference} />
              <ImportButton difference={reading.data.difference} isCurrent={!reading.isPlaceholderData && settled === text} readAgain={() => void reading.refetch()} />
            </>
          )}
        </>
      )}
    </section>
  );
}

function useImport(readAgain: () => void) {
  return useMutation(
    queries.workspace.apply.mutationOptions({
      onSuccess: ({ issued }) => {
        const store = useImportStore.getState();
        store.show(issued);
        store.clear();
        // New secrets stand on the screen, with the way back above them: a toast would cover them.
        if (issued.length === 0) toast({ title: 'Workspace imported', undo: () => client.workspace.undo() });
      },
      onError: readAgain,
    }),
  );
}

function ImportButton({ difference, isCurrent, readAgain }: { readonly difference: WorkspaceDifference; readonly isCurrent: boolean; readonly readAgain: () => void }) {
  const { text, fileName, mode } = useImportStore();
  const [isAsking, setAsking] = useState(false);
  const importing = useImport(readAgain);
  const removed = difference.changes.filter(({ kind }) => kind === 'removed');
  const run = (): void => {
    setAsking(false);
    importing.mutate({ text, fileName, mode, seen: difference.seen });
  };
  if (difference.changes.length === 0) return null;
  return (
    <div className={styles['end']}>
      {importing.error === null ? null : (
        <ErrorState title="Nothing was imported">
          {isDefinedError(importing.error) ? ('reason' in importing.error.data ? importing.error.data.reason : importing.error.message) : sayFailure(importing.error)}
        </ErrorState>
      )}
      <Button
        kind="primary"
        size="large"
        loading={importing.isPending}
        unready={!isCurrent}
        onClick={() => {
          if (!isCurrent) return;
          if (removed.length > 0) setAsking(true);
          else run();
        }}
      >
        Import workspace
      </Button>
      <ConfirmDialog
        open={isAsking}
        title={`Import, and remove ${removed.length === 1 ? (removed[0]?.name ?? '') : `${String(removed.length)} things`}?`}
        confirm="Import and remove"
        cancel="Keep everything"
        onCancel={() => {
          setAsking(false);
        }}
        onConfirm={run}
      >
        <p>These are not in the file: {removed.map(({ name }) => name).join(', ')}.</p>
        <p>{difference.loss.tokens > 0 ? `${sayTokens(difference.loss)} end at once, and stay dead even when you undo.` : 'No living token ends with them.'} Until the console stops, one undo brings the rest back, secrets included.</p>
      </ConfirmDialog>
    </div>
  );
}
