/** Answers for what the console can do next in a guided flow: one filled button, the others outlined, each with its key. */
import { useLocation } from 'wouter';
import type { GuidedAction } from '../../../src-preload/contract/guided.ts';
import { Button } from '../../ui/button.tsx';
import { capOf, SHORTCUTS } from '../../ui/shortcuts.ts';
import { useHotkey } from '../../ui/use-hotkey.ts';
import type { Repeat } from './repeat.ts';
import { builderFor } from './repeat.ts';
import type { Run } from './use-run.ts';
import { ACTIONS } from './use-run.ts';

function ActionButton({ action, run }: { readonly action: GuidedAction; readonly run: Run }) {
  const { name, shortcut } = ACTIONS[action];
  // The form under the header says what is missing, and has the filled button until it is there.
  const unready = run.state?.secretMissing === true && action !== 'call_api';
  const act = (): void => {
    if (!unready) run.act(action);
  };
  useHotkey(shortcut, act);
  return (
    <Button kind={run.state?.next === action && !unready ? 'primary' : 'outline'} shortcut={capOf(SHORTCUTS[shortcut].key)} loading={run.doing.includes(action)} unready={unready} onClick={act}>
      {name}
    </Button>
  );
}

function TryAgain({ href, label, primary }: { readonly href: string; readonly label: string; readonly primary: boolean }) {
  const [, navigate] = useLocation();
  const go = (): void => navigate(href);
  useHotkey('flow.again', go);
  return (
    <Button kind={primary ? 'primary' : 'outline'} icon="replay" shortcut="T" onClick={go}>
      {label}
    </Button>
  );
}

/** Whether a flow of a developer's app was refused or denied, so that the same request can be built again. */
function canRepeat({ origin, outcome, appName }: Run['summary']): boolean {
  return origin === 'app' && appName !== null && (outcome === 'refused' || outcome === 'denied');
}

/** Buttons of the header. In: the run, and what is known of the flow's request. A flow that the console does not play can only be tried again. */
export function RunActions({ run, repeat }: { readonly run: Run; readonly repeat: Repeat | null }) {
  if (run.state === null) return repeat !== null && canRepeat(run.summary) ? <TryAgain href={builderFor(repeat)} label="Try again" primary={false} /> : null;
  const { actions, next, stage } = run.state;
  const others = actions.filter((action) => action !== next);
  const over = stage === 'stopped' || stage === 'forgotten' || run.summary.outcome === 'refused' || run.summary.outcome === 'denied';
  return (
    <>
      {over ? <TryAgain href={builderFor(repeat ?? run.state)} label={stage === 'forgotten' ? 'Start again' : 'Try again'} primary={next === null && actions.length === 0} /> : null}
      {others.map((action) => (
        <ActionButton key={action} action={action} run={run} />
      ))}
      {next === null ? null : <ActionButton key={next} action={next} run={run} />}
    </>
  );
}
