/** Answers for changing what an app says of itself, beside what people will see of it. */
import type { App } from '../../../src-preload/contract/apps.ts';
import { dateTime } from '../../ui/format-time.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import type from '../../ui/type.module.css';
import type { DraftField } from '../app-draft.ts';
import { ConsentPreview } from '../consent-preview.tsx';
import { EditForm } from '../editing/edit-form.tsx';
import { editing } from '../editing/edit-store.ts';
import { ProductionNote } from '../editing/production-note.tsx';
import { type EditedApp, useAppEdit } from '../editing/use-app-edit.ts';
import { LogoField } from '../logo-field.tsx';
import styles from './details-section.module.css';

const ENVIRONMENTS = [
  { value: 'development', label: 'Development' },
  { value: 'production', label: 'Production' },
] as const;

/** How a text field is wired to the edit: its verdict while it is edited or was left, and its name. */
function wire(app: App, edited: EditedApp, field: 'name' | 'description' | 'homepageUrl') {
  const problem = edited.verdict.problems.get(field satisfies DraftField);
  const isTyped = edited.edit?.typed[field] !== undefined;
  return {
    name: field,
    value: edited.draft[field],
    onBlur: () => {
      if (isTyped) editing.touch(app, field);
    },
    onChange: (text: string) => {
      editing.type(app, { [field]: text });
    },
    ...(problem === undefined ? (isTyped ? ({ verdict: 'passed' } as const) : {}) : ({ verdict: 'failed', message: problem } as const)),
  };
}

/** The section “Details”. */
export function DetailsSection({ app }: { readonly app: App }) {
  const edited = useAppEdit(app);
  return (
    <div className={styles['columns']}>
      <EditForm app={app} edited={edited} here="details" label="Details">
        <h2 className={type['h2']}>Details</h2>
        <TextField label="App name" required {...wire(app, edited, 'name')} />
        <TextArea label="Description" paragraph {...wire(app, edited, 'description')} />
        <div className={styles['pair']}>
          <TextField label="Homepage URL" required mono kind="url" {...wire(app, edited, 'homepageUrl')} />
          <SegmentedControl
            label="Environment"
            size="large"
            value={edited.draft.environment}
            options={ENVIRONMENTS}
            onChange={(environment) => {
              editing.type(app, { environment });
            }}
          />
        </div>
        <ProductionNote app={app} edited={edited} />
        <LogoField
          app={{ clientId: app.clientId, name: edited.draft.name, logoId: edited.draft.logoId }}
          file={edited.draft.logoFile}
          onChange={(logoId, logoFile) => {
            editing.type(app, { logoId, logoFile });
          }}
        />
        <p className={styles['since']}>Registered {dateTime(app.createdAt)}</p>
      </EditForm>
      <ConsentPreview draft={edited.draft} clientId={app.clientId} />
    </div>
  );
}
