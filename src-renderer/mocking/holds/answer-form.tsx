/** Answers for answering a held request in the place of Mavio: an error in the shape of its endpoint, or anything at all. */
import { useState } from 'react';
import type { HandAnswer, HeldDetail } from '../../../src-preload/contract/holds.ts';
import { Button } from '../../ui/button.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './answer-form.module.css';

/** Codes of RFC 6749 5.2 and 4.1.2.1 with the status each usually has. */
const OAUTH_ERRORS: Readonly<Record<string, number>> = {
  invalid_request: 400, invalid_client: 401, invalid_grant: 400, unauthorized_client: 400, unsupported_grant_type: 400, invalid_scope: 400, access_denied: 403, server_error: 500, temporarily_unavailable: 503,
};
/** Codes of Mavio's API with their status. */
const API_ERRORS: Readonly<Record<string, number>> = {
  bad_request: 400, unauthorized: 401, forbidden: 403, not_found: 404, conflict: 409, unprocessable_entity: 422, rate_limit_exceeded: 429, internal_error: 500, service_unavailable: 503,
};

interface AnswerFormProps {
  readonly held: HeldDetail;
  /** Out: why it was refused; null when it was sent. */
  readonly onAnswer: (answer: HandAnswer) => Promise<string | null>;
  readonly onCancel: () => void;
}

/** The form. It takes the place of the request's parts until it is sent or left. */
export function AnswerForm({ held, onAnswer, onCancel }: AnswerFormProps) {
  const errors = held.endpoint === 'api' ? API_ERRORS : OAUTH_ERRORS;
  const usual = held.endpoint === 'api' ? 'service_unavailable' : held.endpoint === 'token' ? 'invalid_grant' : 'server_error';
  const [kind, setKind] = useState<HandAnswer['kind']>('error');
  const [error, setError] = useState(usual);
  const [description, setDescription] = useState('');
  const [status, setStatus] = useState(String(errors[usual] ?? 400));
  const [contentType, setContentType] = useState('text/html; charset=utf-8');
  const [body, setBody] = useState('<h1>Bad gateway</h1>');
  const [refusal, setRefusal] = useState<string | null>(null);
  const isRedirect = kind === 'error' && held.canGoBack;
  const number = Number(status);
  const isStatus = /^\d{3}$/.test(status) && number >= (kind === 'error' ? 400 : 200) && number <= 599;
  const send = async (): Promise<void> => {
    if (!isStatus) return;
    setRefusal(await onAnswer(kind === 'error' ? { kind, error, description, status: number } : { kind, status: number, contentType, body }));
  };
  return (
    <form
      className={styles['form']}
      aria-label="Answer otherwise"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <h3>Answer otherwise</h3>
      <p className={styles['hint']}>Your answer goes out in the place of Mavio’s. Mavio decides nothing, and a code or token that was sent stays as it is.</p>
      <SegmentedControl label="What to answer" labelHidden value={kind} options={[{ value: 'error', label: 'An error' }, { value: 'raw', label: 'Anything' }]} onChange={setKind} />
      {kind === 'error' ? (
        <>
          <Select
            label="Error"
            mono
            value={error}
            options={Object.keys(errors).map((value) => ({ value, label: value }))}
            onChange={(value) => {
              setError(value);
              setStatus(String(errors[value] ?? 400));
            }}
          />
          <TextField label="Description" value={description} onChange={setDescription} />
        </>
      ) : null}
      {isRedirect ? <p className={styles['hint']}>The browser takes the error back to the app’s redirect URI, with its state.</p> : <TextField label="Status" mono value={status} onChange={setStatus} verdict={isStatus ? 'none' : 'failed'} message={isStatus ? null : kind === 'error' ? 'An error has a status from 400 to 599.' : 'A status is a number from 200 to 599.'} />}
      {kind === 'raw' ? (
        <>
          <TextField label="Content type" mono value={contentType} onChange={setContentType} />
          <label className={styles['body']}>
            <span>Body</span>
            <textarea rows={6} spellCheck={false} value={body} onChange={(event) => { setBody(event.target.value); }} />
          </label>
        </>
      ) : null}
      {refusal === null ? null : <p role="alert" className={styles['refusal']}>{refusal}</p>}
      <div className={styles['actions']}>
        <Button kind="primary" size="large" type="submit" shortcut="↵">Send this answer</Button>
        <Button size="large" onClick={onCancel}>Back</Button>
      </div>
    </form>
  );
}
