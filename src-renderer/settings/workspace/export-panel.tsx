/** Answers for taking the workspace out as a file: the format, what it will say, and the schema for editors. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { WorkspaceFormat } from '../../../src-preload/contract/workspace.ts';
import { WORKSPACE_SCHEMA_NAME } from '../../../src-preload/contract/workspace-file.ts';
import { client } from '../../client/client.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { toast } from '../../ui/toast.ts';
import type from '../../ui/type.module.css';
import styles from './export-panel.module.css';
import { saveText } from '../../ui/save-text.ts';

const FORMATS = [
  { value: 'yaml', label: 'YAML' },
  { value: 'json', label: 'JSON' },
] as const;

async function saveSchema(): Promise<void> {
  try {
    saveText(await client.workspace.schema(), WORKSPACE_SCHEMA_NAME);
  } catch (cause) {
    toast({ kind: 'failed', title: 'The schema was not saved', detail: sayFailure(cause) });
  }
}

/** The part “Export”. */
export function ExportPanel() {
  const [format, setFormat] = useState<WorkspaceFormat>('yaml');
  const written = useQuery(queries.workspace.export.queryOptions({ input: { format } }));
  return (
    <section className={styles['panel']} aria-labelledby="workspace-export">
      <div className={styles['head']}>
        <h3 id="workspace-export" className={type['h3']}>
          Export
        </h3>
        <SegmentedControl label="Format" labelHidden value={format} options={FORMATS} onChange={setFormat} />
        <span className={styles['ways']}>
          {written.data === undefined ? null : (
            <>
              <CopyButton text={written.data.text} what="workspace" label="Copy" />
              <Button
                kind="primary"
                onClick={() => {
                  saveText(written.data.text, written.data.fileName);
                }}
              >
                Save file
              </Button>
            </>
          )}
        </span>
      </div>
      {written.data !== undefined ? (
        <pre className={styles['preview']} tabIndex={0} aria-label={`Preview of ${written.data.fileName}`}>
          {written.data.text}
        </pre>
      ) : written.isError ? (
        <ErrorState title="The workspace could not be written" action={<Button onClick={() => void written.refetch()}>Write again</Button>}>
          {sayFailure(written.error)}
        </ErrorState>
      ) : (
        <Skeleton what="Writing the workspace" widths={['40%', '30%', '62%', '55%', '48%', '60%']} rowHeight={24} />
      )}
      <p className={styles['remark']}>
        The same workspace is always the same file, so it can live under version control. Secrets, tokens, flows, logos and pictures stay out
        {written.data?.leavesSampleOut === true ? ', and so does the sample app, which every console makes for itself' : ''}.
      </p>
      <p className={styles['remark']}>
        With{' '}
        <button type="button" className={styles['link']} onClick={() => void saveSchema()}>
          its schema
        </button>{' '}
        beside the file, as <code>{WORKSPACE_SCHEMA_NAME}</code>, editors complete and explain every line.
      </p>
    </section>
  );
}
