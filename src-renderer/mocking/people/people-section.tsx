/** Answers for the people who can consent: who they are, who consents next, and changing that. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonView } from '../../../src-preload/contract/people.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { matchWords, wordsOf } from '../../ui/match-words.ts';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast.ts';
import { SectionHead } from '../section-head.tsx';
import type { SectionName } from '../section-name.ts';
import styles from './people-section.module.css';
import { PersonForm } from './person-form.tsx';
import { PersonPicture } from './person-picture.tsx';
import { RemovePerson } from './remove-person.tsx';

/** With more people than this they can be searched. */
const MANY = 8;

type Open = { readonly what: 'add' } | { readonly what: 'change' | 'remove'; readonly person: PersonView } | null;

function sayMore({ apps, plan, grants, organisation }: PersonView): string {
  const parts = [`${String(apps)} ${apps === 1 ? 'app' : 'apps'}`, organisation, plan === null ? '' : `${plan} plan`, grants === null ? '' : `grants ${String(grants.length)} ${grants.length === 1 ? 'scope' : 'scopes'}`];
  return parts.filter((part) => part !== '').join(' · ');
}

function Row({ person, isNext, isLast, onOpen }: { readonly person: PersonView; readonly isNext: boolean; readonly isLast: boolean; readonly onOpen: (open: Open) => void }) {
  const queryClient = useQueryClient();
  const { personId, name, email } = person;
  const choose = useMutation(
    queries.people.setDefault.mutationOptions({
      onSuccess: (people) => {
        queryClient.setQueryData(queries.people.list.queryKey(), people);
        toast({ title: `${name} consents next` });
      },
      onError: (error) => {
        toast({ title: 'Nothing was changed', detail: sayFailure(error), kind: 'failed' });
      },
    }),
  );
  return (
    <li className={styles['row']}>
      <PersonPicture person={person} />
      <span className={styles['words']}>
        <span className={isNext ? styles['next'] : ''} title={email}>
          {name}
        </span>{' '}
        <span className={styles['more']}>
          {sayMore(person)}
        </span>
      </span>
      <span className={styles['deeds']}>
        {isNext ? (
          <span className={styles['mark']}>consents next</span>
        ) : (
          <Button
            kind="ghost"
            loading={choose.isPending}
            aria-label={`Choose ${name} to consent next`}
            onClick={() => {
              choose.mutate({ personId });
            }}
          >
            Choose
          </Button>
        )}
        <Button
          kind="ghost"
          aria-label={`Change ${name}`}
          onClick={() => {
            onOpen({ what: 'change', person });
          }}
        >
          Change
        </Button>
        <Button
          kind="ghost"
          unready={isLast}
          aria-label={isLast ? `Remove ${name}: not possible, somebody has to be there to consent` : `Remove ${name}`}
          title={isLast ? 'Somebody has to be there to consent' : undefined}
          onClick={() => {
            if (!isLast) onOpen({ what: 'remove', person });
          }}
        >
          Remove
        </Button>
      </span>
    </li>
  );
}

/** The section. */
export function PeopleSection({ section }: { readonly section: SectionName }) {
  const people = useQuery(queries.people.list.queryOptions());
  const [open, setOpen] = useState<Open>(null);
  const [text, setText] = useState('');
  const all = people.data ?? [];
  const shown = text.trim() === '' ? all : all.filter(({ name, email, organisation }) => matchWords(wordsOf(text), name, `${email} ${organisation}`) !== null);
  const close = (): void => {
    setOpen(null);
  };
  return (
    <>
      <SectionHead section={section} note="who can consent">
        <Button
          icon="plus"
          onClick={() => {
            setOpen({ what: 'add' });
          }}
        >
          Add person
        </Button>
      </SectionHead>
      {people.isError ? (
        <ErrorState title="The people could not be read" action={<Button onClick={() => void people.refetch()}>Read again</Button>}>
          {sayFailure(people.error)}
        </ErrorState>
      ) : null}
      {people.data === undefined && !people.isError ? <Skeleton what="Reading the people" widths={['60%', '50%', '55%', '45%']} rowHeight={34} /> : null}
      {all.length > MANY ? <TextField label="Find a person" labelHidden placeholder="Find by name, address or organisation" value={text} onChange={setText} /> : null}
      <ul className={styles['list']}>
        {shown.map((person) => (
          <Row key={person.personId} person={person} isNext={person === all[0]} isLast={all.length === 1} onOpen={setOpen} />
        ))}
      </ul>
      {text.trim() !== '' && shown.length === 0 ? <p className={styles['more']}>Nobody here is called that.</p> : null}
      {open?.what === 'add' ? <PersonForm person={null} onClose={close} /> : null}
      {open?.what === 'change' ? <PersonForm person={open.person} onClose={close} /> : null}
      {open?.what === 'remove' ? <RemovePerson person={open.person} onClose={close} /> : null}
    </>
  );
}
