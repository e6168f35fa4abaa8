/** Answers for the form that registers an app: validates as one types, and says what is still missing. */
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { useLocation } from 'wouter';
import { sayFailure } from '../client/failure-words.ts';
import { queries } from '../client/queries.ts';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { FormEnd } from '../ui/form-end.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { PaneHeader } from '../ui/pane-header.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';
import { useHotkey } from '../ui/use-hotkey.ts';
import { addressOfApp } from './app-address.ts';
import type { DraftField } from './app-draft.ts';
import { judgeDraft } from './app-draft.ts';
import { useDraftStore } from './draft-store.ts';
import { useIssuedStore } from './issued-store.ts';
import { LogoField } from './logo-field.tsx';
import { RedirectUriFields } from './redirect-uri-fields.tsx';
import styles from './register-form.module.css';

const ENVIRONMENTS = [
  { value: 'development', label: 'Development' },
  { value: 'production', label: 'Production' },
] as const;

/** Registers the draft; on success the sheet of credentials opens. */
function useRegistration() {
  const [, navigate] = useLocation();
  return useMutation(
    queries.apps.register.mutationOptions({
      onSuccess: (credentials) => {
        useIssuedStore.getState().hold(credentials, false);
        useDraftStore.getState().clear();
        navigate(addressOfApp(credentials.app.clientId, 'issued'));
      },
      onError: (error) => {
        if (isDefinedError(error) && error.code === 'NAME_TAKEN') useDraftStore.getState().refuseName(error.data.name);
      },
    }),
  );
}

function focusOn(form: HTMLFormElement, field: DraftField): void {
  const element = form.elements.namedItem(field);
  if (element instanceof HTMLElement) element.focus();
}

/** The form at /apps/new. Escape and Cancel close it; what was typed stays as a draft. */
export function RegisterForm() {
  const { draft, touched, takenName, change, touch } = useDraftStore();
  const [, navigate] = useLocation();
  const registration = useRegistration();
  const verdict = judgeDraft(draft, takenName);
  const close = (): void => {
    navigate('/apps');
  };
  useHotkey('page.close', close);

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (registration.isPending) return;
    touch(...verdict.problems.keys());
    if (verdict.details !== null) registration.mutate(verdict.details);
    else if (verdict.firstField !== null) focusOn(event.currentTarget, verdict.firstField);
  };
  const judged = (field: DraftField, value: string) => {
    const problem = verdict.problems.get(field);
    if (problem !== undefined) return touched.has(field) ? ({ verdict: 'failed', message: problem } as const) : {};
    return value.trim() === '' ? {} : ({ verdict: 'passed' } as const);
  };
  const wired = (field: DraftField) => ({
    onBlur: () => {
      touch(field);
    },
    name: field,
  });
  const isRefused = [...verdict.problems.keys()].some((field) => touched.has(field));

  return (
    <form className={styles['form']} aria-label="Register app" noValidate onSubmit={submit}>
      <PaneHeader title="Register app" size="pane">
        <IconButton icon="close" label="Close" onClick={close} />
      </PaneHeader>
      <div className={styles['fields']}>
        <TextField
          label="App name"
          required
          autoFocus
          value={draft.name}
          onChange={(name) => {
            change({ name });
          }}
          {...wired('name')}
          {...judged('name', draft.name)}
        />
        <TextArea
          label="Description"
          paragraph
          value={draft.description}
          onChange={(description) => {
            change({ description });
          }}
          {...wired('description')}
          {...judged('description', draft.description)}
        />
        <TextField
          label="Homepage URL"
          required
          mono
          kind="url"
          value={draft.homepageUrl}
          onChange={(homepageUrl) => {
            change({ homepageUrl });
          }}
          {...wired('homepageUrl')}
          {...judged('homepageUrl', draft.homepageUrl)}
        />
        <SegmentedControl
          label="Environment"
          size="large"
          value={draft.environment}
          options={ENVIRONMENTS}
          onChange={(environment) => {
            change({ environment });
          }}
        />
        <RedirectUriFields problems={verdict.problems} wired={wired} />
        <LogoField
          app={{ clientId: null, name: draft.name.trim() === '' ? 'Your app' : draft.name, logoId: draft.logoId }}
          file={draft.logoFile}
          onChange={(logoId, logoFile) => {
            change({ logoId, logoFile });
          }}
        />
        <RegistrationFailure error={registration.error} />
      </div>
      <FormEnd says={verdict.needs} isRefused={isRefused}>
        <Button onClick={close}>Cancel</Button>
        <Button kind={verdict.details === null ? 'outline' : 'primary'} size="large" type="submit" loading={registration.isPending} unready={verdict.details === null}>
          Register app
        </Button>
      </FormEnd>
    </form>
  );
}

function RegistrationFailure({ error }: { readonly error: ReturnType<typeof useRegistration>['error'] }) {
  if (error === null || (isDefinedError(error) && error.code === 'NAME_TAKEN')) return null;
  return <ErrorState title="The app was not registered">{isDefinedError(error) ? `${error.message} ${error.data.reason}` : sayFailure(error)}</ErrorState>;
}
