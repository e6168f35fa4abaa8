/** Answers for adding and changing a person: what the consent page shows of them, and what they would do there. */
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { SCOPE_NAMES, SCOPES } from '../../../src-preload/contract/oauth.ts';
import { PersonDetails, type PersonView } from '../../../src-preload/contract/people.ts';
import { Plan } from '../../../src-preload/contract/plans.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { Button } from '../../ui/button.tsx';
import { CheckList } from '../../ui/check-list.tsx';
import { Modal } from '../../ui/modal.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast.ts';
import type from '../../ui/type.module.css';
import styles from './person-form.module.css';
import { PictureChoice } from './picture-choice.tsx';

const NOBODY: PersonDetails = { name: '', email: '', organisation: '', plan: null, grants: null, pictureId: null };
const OPTIONS = SCOPE_NAMES.map((value) => ({ value, note: SCOPES[value].access }));
const PLANS = [
  { value: '', label: 'As the team' },
  { value: 'free', label: 'Free, 60 calls a minute' },
  { value: 'pro', label: 'Pro, 300 calls a minute' },
  { value: 'team', label: 'Team, 1,000 calls a minute' },
  { value: 'enterprise', label: 'Enterprise, no limit' },
];

function detailsOf({ name, email, organisation, plan, grants, pictureId }: PersonView): PersonDetails {
  return { name, email, organisation, plan, grants, pictureId };
}

/** Why the draft cannot be saved, by field. */
function problemsOf(draft: PersonDetails): Partial<Record<string, string>> {
  const read = PersonDetails.safeParse(draft);
  const issues = read.success ? [] : read.error.issues;
  return Object.fromEntries(issues.map(({ path, message }): [string, string] => [String(path[0]), message]).reverse());
}

/** In: the person to change, or null to add one. */
export function PersonForm({ person, onClose }: { readonly person: PersonView | null; readonly onClose: () => void }) {
  const [basedOn, setBasedOn] = useState(person === null ? NOBODY : detailsOf(person));
  const [draft, setDraft] = useState(basedOn);
  const [isTried, setTried] = useState(false);
  const save = useMutation(
    queries.people.save.mutationOptions({
      onSuccess: ({ name }) => {
        toast({ title: person === null ? `${name} added` : `${name} saved` });
        onClose();
      },
    }),
  );
  const { error } = save;
  const problems = problemsOf(draft);
  const taken = isDefinedError(error) && error.code === 'EMAIL_TAKEN' ? `${error.data.name} has this address. No two people share one.` : null;
  const changed = isDefinedError(error) && error.code === 'PERSON_CHANGED' ? error.data.person : null;
  const change = (part: Partial<PersonDetails>): void => {
    setDraft({ ...draft, ...part });
    if (taken !== null) save.reset();
  };
  const submit = (): void => {
    setTried(true);
    const read = PersonDetails.safeParse(draft);
    if (!read.success) return;
    save.mutate(person === null ? { personId: null, details: read.data } : { personId: person.personId, basedOn, details: read.data });
  };
  const wire = (field: 'name' | 'email' | 'organisation', more: string | null = null) => {
    const problem = more ?? (isTried ? problems[field] : undefined);
    return {
      name: field,
      value: draft[field],
      onChange: (text: string) => {
        change({ [field]: text });
      },
      ...(problem === undefined ? {} : ({ verdict: 'failed', message: problem } as const)),
    };
  };
  const title = person === null ? 'Add person' : `Change ${person.name}`;
  return (
    <Modal label={title} onClose={onClose} className={styles['dialog'] ?? ''}>
      <form
        noValidate
        className={styles['form']}
        aria-label={title}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <h2 className={type['h2']}>{title}</h2>
        <div className={styles['pair']}>
          <TextField label="Name" required autoFocus {...wire('name')} />
          <TextField label="Email address" required {...wire('email', taken)} />
        </div>
        <div className={styles['pair']}>
          <TextField label="Organisation" {...wire('organisation')} />
          <Select
            label="Plan, for the rate limit of their tokens"
            value={draft.plan ?? ''}
            options={PLANS}
            onChange={(plan) => {
              change({ plan: Plan.safeParse(plan).data ?? null });
            }}
          />
        </div>
        <PictureChoice
          person={{ personId: person?.personId ?? null, name: draft.name, pictureId: draft.pictureId }}
          onChange={(pictureId) => {
            change({ pictureId });
          }}
        />
        <SegmentedControl
          label="Would grant"
          value={draft.grants === null ? 'all' : 'some'}
          options={[
            { value: 'all', label: 'Whatever is asked for' },
            { value: 'some', label: 'Only some scopes' },
          ]}
          onChange={(choice) => {
            change({ grants: choice === 'all' ? null : SCOPE_NAMES.filter((name) => name.endsWith(':read')) });
          }}
        />
        {draft.grants === null ? null : (
          <CheckList
            label="Ticked on the consent page, and granted by an automatic answer. A person can still tick others."
            options={OPTIONS}
            chosen={draft.grants}
            onChange={(grants) => {
              change({ grants });
            }}
          />
        )}
        {changed === null ? (
          error === null || taken !== null ? null : (
            <p className={styles['refusal']} role="alert">
              Nothing was saved. {isDefinedError(error) && (error.code === 'NOT_NOW' || error.code === 'LOGO_REFUSED') ? error.data.reason : sayFailure(error)}
            </p>
          )
        ) : (
          <p className={styles['refusal']} role="alert">
            {changed.name} was changed in another window meanwhile, so nothing was saved.{' '}
            <Button
              onClick={() => {
                setBasedOn(detailsOf(changed));
                setDraft(detailsOf(changed));
                save.reset();
              }}
            >
              Show how it stands now
            </Button>
          </p>
        )}
        <div className={styles['actions']}>
          <Button size="large" onClick={onClose}>
            Cancel
          </Button>
          <Button kind="primary" size="large" type="submit" loading={save.isPending}>
            {person === null ? 'Add person' : 'Save person'}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
