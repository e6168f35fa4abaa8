/** Answers for writing a rule: what it waits for, what it does and how often, judged by the contract as one types. */
import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import type { FaultActKind, FaultEndpoint } from '../../../src-preload/contract/fault-acts.ts';
import { ACTS } from '../../../src-preload/contract/fault-fits.ts';
import { actWords, ENDPOINT_NAMES, sayFires, whenWords } from '../../../src-preload/contract/fault-words.ts';
import type { FaultBoard, FaultDraft, FaultRow } from '../../../src-preload/contract/faults.ts';
import { SCOPE_NAMES } from '../../../src-preload/contract/oauth.ts';
import { queries } from '../../client/queries.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { VerdictSign } from '../../ui/verdict-sign.tsx';
import { ActFields } from './act-fields.tsx';
import { FaultSentence } from './fault-sentence.tsx';
import { type Meanwhile, meanwhileOf, sayRefused } from './meanwhile.ts';
import styles from './rule-dialog.module.css';
import { actsAt, judgeForm, toForm, usualAct, type RuleForm } from './rule-form.ts';
import { useSaveRule } from './use-faults.ts';

interface PartProps {
  readonly form: RuleForm;
  readonly mistakes: ReadonlyMap<string, string>;
  readonly change: (now: Partial<RuleForm>) => void;
}

const ANY = { value: '', label: 'Any' };

function verdictOf(mistake: string | undefined): { readonly verdict: 'none' | 'failed'; readonly message?: string } {
  return mistake === undefined ? { verdict: 'none' } : { verdict: 'failed', message: mistake };
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{title}</legend>
      <div className={styles['fields']}>{children}</div>
    </fieldset>
  );
}

function WhenFields({ form, mistakes, change, board }: PartProps & { readonly board: FaultBoard | undefined }) {
  const { data: apps = [] } = useQuery(queries.apps.list.queryOptions());
  const toEndpoint = (endpoint: FaultEndpoint): void => {
    const fits = actsAt(endpoint);
    const kind = fits.includes(form.kind) ? form.kind : (fits[0] ?? 'delay');
    change({ endpoint, kind, act: usualAct(kind, endpoint) });
  };
  return (
    <Group title="When">
      <Select begins label="Endpoint" value={form.endpoint} options={Object.entries(ENDPOINT_NAMES).map(([value, label]) => ({ value, label }))} onChange={(value) => toEndpoint(value as FaultEndpoint)} />
      {form.endpoint === 'metadata' ? null : (
        <Select label="App" value={form.clientId} options={[{ value: '', label: 'Any app' }, ...apps.map(({ clientId, name }) => ({ value: clientId, label: name }))]} placeholder={form.clientId} onChange={(clientId) => change({ clientId })} />
      )}
      {form.endpoint === 'token' ? (
        <Select label="Grant" value={form.grant} options={[{ value: '', label: 'Any grant' }, { value: 'authorization_code', label: 'Code exchange' }, { value: 'refresh_token', label: 'Refresh' }]} onChange={(grant) => change({ grant })} />
      ) : null}
      {form.endpoint === 'api' ? (
        <>
          <Select label="Method" value={form.method} options={[{ value: '', label: 'Any method' }, ...['GET', 'POST', 'PATCH', 'DELETE'].map((value) => ({ value, label: value }))]} onChange={(method) => change({ method })} />
          <TextField label="Path" mono placeholder="/v1/*" value={form.path} {...verdictOf(mistakes.get('when.path'))} onChange={(path) => change({ path })} />
        </>
      ) : null}
      {form.endpoint === 'metadata' ? null : (
        <>
          {form.endpoint === 'authorize' ? null : (
            <Select label="Person" value={form.personId} options={[{ value: '', label: 'Any person' }, ...(board?.people ?? []).map(({ personId, name }) => ({ value: personId, label: name }))]} placeholder={form.personId} onChange={(personId) => change({ personId })} />
          )}
          <Select label="Scope" value={form.scope} options={[ANY, ...SCOPE_NAMES.map((value) => ({ value, label: value }))]} onChange={(scope) => change({ scope })} />
        </>
      )}
      <TextField label="Header" mono placeholder="X-Test" value={form.header} {...verdictOf(mistakes.get('when.header.name'))} onChange={(header) => change({ header })} />
      <TextField label="Header value" mono placeholder="any" value={form.headerValue} {...verdictOf(mistakes.get('when.header.value'))} onChange={(headerValue) => change({ headerValue })} />
      <Select label="Call" value={form.nthHow} options={[{ value: 'any', label: 'Every call' }, { value: 'exactly', label: 'Only the nth call' }, { value: 'from', label: 'From the nth call on' }]} onChange={(nthHow) => change({ nthHow: nthHow as RuleForm['nthHow'] })} />
      {form.nthHow === 'any' ? null : <TextField label="n" value={form.nth} {...verdictOf(mistakes.get('when.nth.n'))} onChange={(nth) => change({ nth })} />}
    </Group>
  );
}

function ThenFields({ form, mistakes, change }: PartProps) {
  return (
    <Group title="Then">
      <Select label="Do" value={form.kind} options={actsAt(form.endpoint).map((value) => ({ value, label: ACTS[value].name }))} onChange={(value) => change({ kind: value as FaultActKind, act: usualAct(value as FaultActKind, form.endpoint) })} />
      <ActFields form={form} mistakes={mistakes} onChange={(name, value) => change({ act: { ...form.act, [name]: value } })} />
    </Group>
  );
}

function FiresFields({ form, mistakes, change }: PartProps) {
  return (
    <Group title="Fires">
      <SegmentedControl label="How often" size="large" value={form.fires} options={[{ value: 'once', label: 'Once' }, { value: 'times', label: 'n times' }, { value: 'always', label: 'Always' }, { value: 'chance', label: 'By chance' }]} onChange={(fires) => change({ fires })} />
      {form.fires === 'times' ? <TextField label="Times" value={form.times} {...verdictOf(mistakes.get('fires.n'))} onChange={(times) => change({ times })} /> : null}
      {form.fires === 'chance' ? (
        <>
          <TextField label="Percent of calls" value={form.percent} {...verdictOf(mistakes.get('fires.percent'))} onChange={(percent) => change({ percent })} />
          <TextField label="Seed" value={form.seed} {...verdictOf(mistakes.get('fires.seed'))} onChange={(seed) => change({ seed })} />
        </>
      ) : null}
    </Group>
  );
}

/** The rule in words, and why it would never fire. */
function Said({ draft, rule }: { readonly draft: FaultDraft | null; readonly rule: FaultRow | null }) {
  const settled = useSettled(draft, 250);
  const judged = useQuery(queries.faults.judge.queryOptions({ input: settled === null ? skipToken : { draft: settled, ruleId: rule?.ruleId ?? null } }));
  if (draft === null) return <p className={styles['said']}>Mend the marked fields, then this rule can be read here.</p>;
  const never = judged.data?.whyNever ?? null;
  return (
    <>
      <p className={styles['said']} aria-live="polite">
        <FaultSentence words={whenWords(draft.when, { app: null, person: null })} />: <FaultSentence words={actWords(draft.then, draft.when.endpoint)} />, {sayFires(draft)}.
      </p>
      {never === null ? null : (
        <p className={styles['never']} role="status">
          <VerdictSign verdict="injected" label="" />
          <span>
            <b>It would never fire.</b> {never}
          </span>
        </p>
      )}
    </>
  );
}

interface SaveButtonsProps {
  readonly isNew: boolean;
  readonly meanwhile: Meanwhile | null;
  readonly unready: boolean;
  readonly loading: boolean;
  /** Saves in the place of a rule; null as a new one. */
  readonly onWrite: (onto: FaultRow | null) => void;
  readonly onTake: (now: FaultRow) => void;
}

/**
 * How it can be saved. A rule that another window changed or deleted meanwhile needs a word of whoever saves. Each button has its key: one
 * that became the button which sends the form, while it was pressed, would send it.
 */
function SaveButtons({ isNew, meanwhile, unready, loading, onWrite, onTake }: SaveButtonsProps) {
  if (meanwhile === null) {
    return (
      <Button key="save" kind="primary" size="large" type="submit" unready={unready} loading={loading}>
        {isNew ? 'Add rule' : 'Save rule'}
      </Button>
    );
  }
  const { now } = meanwhile;
  if (now === null) {
    return (
      <Button key="new" kind="primary" size="large" unready={unready} loading={loading} onClick={() => onWrite(null)}>
        Save as a new rule
      </Button>
    );
  }
  return (
    <>
      <Button key="take" size="large" onClick={() => onTake(now)}>
        Take the other version
      </Button>
      <Button key="over" size="large" unready={unready} loading={loading} onClick={() => onWrite(now)}>
        Save over it
      </Button>
    </>
  );
}

interface RuleDialogProps {
  /** Null writes a new rule. */
  readonly rule: FaultRow | null;
  readonly board: FaultBoard | undefined;
  readonly onClose: () => void;
}

/** The form on top of the page. */
export function RuleDialog({ rule, board, onClose }: RuleDialogProps) {
  const [base, setBase] = useState(rule);
  const [form, setForm] = useState(() => toForm(rule));
  // What was written before the other version was taken.
  const [mine, setMine] = useState<RuleForm | null>(null);
  const { draft, mistakes } = useMemo(() => judgeForm(form), [form]);
  const save = useSaveRule(onClose);
  const meanwhile = meanwhileOf(save.error);
  const part = { form, mistakes, change: (now: Partial<RuleForm>) => setForm((was) => ({ ...was, ...now })) };
  const title = base === null ? 'Add rule' : `Edit rule ${String(base.number)}`;
  const write = (onto: FaultRow | null): void => {
    if (draft !== null && !save.isPending) save.mutate({ base: onto, draft });
  };
  const take = (now: FaultRow): void => {
    setMine(form);
    setForm(toForm(now));
    setBase(now);
    save.reset();
  };
  return (
    <Modal label={title} className={styles['dialog'] ?? ''} onClose={onClose}>
      <form
        className={styles['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // Where another window was quicker, one of the buttons says what is meant.
          if (meanwhile === null) write(base);
        }}
      >
        <div className={styles['head']}>
          <h2 className={styles['title']}>{title}</h2>
          <IconButton icon="close" label="Close" onClick={onClose} />
        </div>
        <div className={styles['body']}>
          <WhenFields {...part} board={board} />
          <ThenFields {...part} />
          <FiresFields {...part} />
          <Group title="Name">
            <TextField label="For you alone" placeholder="optional" value={form.title} {...verdictOf(mistakes.get('title'))} onChange={(value) => part.change({ title: value })} />
          </Group>
          <Said draft={draft} rule={base} />
        </div>
        {save.error === null ? null : (
          <p className={styles['failed']} role="alert">
            <VerdictSign verdict="failed" label="" />
            <span>{sayRefused(save.error)}</span>
          </p>
        )}
        <div className={styles['actions']}>
          {mine === null ? null : (
            <Button
              size="large"
              onClick={() => {
                setForm(mine);
                setMine(null);
              }}
            >
              Back to what you wrote
            </Button>
          )}
          <Button size="large" onClick={onClose}>
            Cancel
          </Button>
          <SaveButtons isNew={base === null} meanwhile={meanwhile} unready={draft === null} loading={save.isPending} onWrite={write} onTake={take} />
        </div>
      </form>
    </Modal>
  );
}
