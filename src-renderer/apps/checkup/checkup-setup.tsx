/** Answers for setting a check-up up: who signs in, where the app is, and which scenarios are run. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { App } from '../../../src-preload/contract/apps.ts';
import { describeScenario, SCENARIO_IDS, type CheckupView, type ScenarioId } from '../../../src-preload/contract/checkups.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type from '../../ui/type.module.css';
import { addressesOf, draftAfter, findAddressProblem, useCheckupDrafts, type CheckupDraft } from './checkup-draft.ts';
import styles from './checkup-setup.module.css';

const WHO = [
  { value: 'person', label: 'I sign in' },
  { value: 'console', label: 'The console signs in' },
] as const;

interface SetupProps {
  readonly app: App;
  /** What was checked last, and where the app is found. */
  readonly before: Pick<CheckupView, 'newest' | 'addresses'>;
  /** Why no check-up can begin now; null when one can. */
  readonly busyElsewhere: ReactNode;
  readonly onBegun: () => void;
  /** Back to the newest report, where there is one. */
  readonly onLeave?: () => void;
}

/** The form. */
export function CheckupSetup({ app, before, busyElsewhere, onBegun, onLeave }: SetupProps) {
  const queryClient = useQueryClient();
  const { drafts, keep } = useCheckupDrafts();
  const [isAsked, setAsked] = useState(false);
  const draft = drafts.get(app.clientId) ?? draftAfter(before);
  const change = (part: Partial<CheckupDraft>): void => {
    keep(app.clientId, { ...draft, ...part });
  };
  const begin = useMutation(
    queries.checkups.start.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: queries.checkups.view.key() });
        onBegun();
      },
    }),
  );
  const problems = draft.who === 'person' ? [] : [findAddressProblem(draft.startUrl, true), findAddressProblem(draft.actionUrl, false)];
  const isReady = draft.scenarios.size > 0 && problems.every((problem) => problem === null) && busyElsewhere === null;
  const submit = (): void => {
    setAsked(true);
    if (isReady) begin.mutate({ clientId: app.clientId, scenarios: SCENARIO_IDS.filter((id) => draft.scenarios.has(id)), addresses: addressesOf(draft) });
  };
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <SegmentedControl label="Who signs in" value={draft.who} options={WHO} onChange={(who) => change({ who })} size="large" />
      {draft.who === 'person' ? (
        <p className={styles['hint']}>You sign in through your own app, once for each scenario. The console says when, and notices what it can by itself.</p>
      ) : (
        <Addresses draft={draft} change={change} isAsked={isAsked} />
      )}
      <ScenarioChoice chosen={draft.scenarios} choose={(scenarios) => change({ scenarios })} />
      {isAsked && draft.scenarios.size === 0 ? <p className={styles['refused']}>Choose one scenario at least.</p> : null}
      {begin.isError ? (
        <p className={styles['refused']} role="alert">
          The check-up did not begin. {begin.error.name === 'ORPCError' && 'data' in begin.error && begin.error.code === 'NOT_NOW' ? begin.error.data.reason : sayFailure(begin.error)}
        </p>
      ) : null}
      {busyElsewhere === null ? null : <p className={styles['hint']}>{busyElsewhere}</p>}
      <div className={styles['ends']}>
        <Button type="submit" kind="primary" size="large" loading={begin.isPending} unready={!isReady}>
          Begin check-up
        </Button>
        {onLeave === undefined ? null : (
          <Button size="large" onClick={onLeave}>
            Back to the report
          </Button>
        )}
      </div>
    </form>
  );
}

function Addresses({ draft, change, isAsked }: { readonly draft: CheckupDraft; readonly change: (part: Partial<CheckupDraft>) => void; readonly isAsked: boolean }) {
  const [left, setLeft] = useState({ start: false, action: false });
  const startProblem = findAddressProblem(draft.startUrl, true);
  const actionProblem = findAddressProblem(draft.actionUrl, false);
  const showsStart = (isAsked || (left.start && draft.startUrl !== '')) && startProblem !== null;
  const showsAction = (isAsked || left.action) && actionProblem !== null;
  return (
    <div className={styles['fields']}>
      <TextField
        label="Page that begins a login"
        kind="url"
        mono
        required
        placeholder="http://localhost:3000/login"
        value={draft.startUrl}
        verdict={showsStart ? 'failed' : startProblem === null ? 'passed' : 'none'}
        message={showsStart ? startProblem : 'Opened like a link, with cookies and redirects, without scripts. Only addresses on this machine are fetched.'}
        onChange={(startUrl) => change({ startUrl })}
        onBlur={() => setLeft((before) => ({ ...before, start: true }))}
      />
      <TextField
        label="Page that calls the API"
        kind="url"
        mono
        placeholder="http://localhost:3000/report"
        value={draft.actionUrl}
        verdict={showsAction ? 'failed' : draft.actionUrl !== '' && actionProblem === null ? 'passed' : 'none'}
        message={showsAction ? actionProblem : 'Opened by the same browser after the login. Without it, what your app does with dead tokens cannot be told.'}
        onChange={(actionUrl) => change({ actionUrl })}
        onBlur={() => setLeft((before) => ({ ...before, action: true }))}
      />
    </div>
  );
}

function ScenarioChoice({ chosen, choose }: { readonly chosen: ReadonlySet<ScenarioId>; readonly choose: (chosen: ReadonlySet<ScenarioId>) => void }) {
  const all = chosen.size === SCENARIO_IDS.length;
  return (
    <div role="group" aria-labelledby="checkup-scenarios" className={styles['choice']}>
      <div className={styles['choiceHead']}>
        <h3 id="checkup-scenarios" className={type['h3']}>
          Scenarios
        </h3>
        <span className={styles['count']}>
          {chosen.size} of {SCENARIO_IDS.length}
        </span>
        <Button kind="ghost" className={type['end'] ?? ''} onClick={() => choose(new Set(all ? [] : SCENARIO_IDS))}>
          {all ? 'Choose none' : 'Choose all'}
        </Button>
      </div>
      <div className={styles['scenarios']}>
        {SCENARIO_IDS.map((id) => (
          <Checkbox
            key={id}
            checked={chosen.has(id)}
            onChange={(checked) => {
              const next = new Set(chosen);
              if (checked) next.add(id);
              else next.delete(id);
              choose(next);
            }}
          >
            {describeScenario(id).title}
            <span className={styles['staged']}>{describeScenario(id).staged}</span>
          </Checkbox>
        ))}
      </div>
    </div>
  );
}
