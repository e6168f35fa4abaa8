/** Answers for what the palette offers while a flow is on screen, before everything else. */
import { useLocation } from 'wouter';
import type { FlowSummary } from '../../src-preload/contract/trace.ts';
import { linkTo } from '../client/link-here.ts';
import { useHereCommands, type Command } from '../ui/command.ts';
import { copyWithToast } from '../ui/copy-with-toast.ts';
import { Icon } from '../ui/icon.tsx';
import { capOf, SHORTCUTS } from '../ui/shortcuts.ts';
import { writeCurl } from './cards/curl.ts';
import { useDoctorText, writeRequestUrl } from './doctor/doctor-text.ts';
import type { DrawnStep, Picture } from './picture/picture.ts';
import { builderFor, repeatOf } from './run/repeat.ts';
import { ACTIONS, type Run } from './run/use-run.ts';

/** A flow as it is looked at. */
interface FlowHere {
  readonly summary: FlowSummary;
  readonly picture: Picture;
  readonly step: DrawnStep | undefined;
  readonly run: Run;
  readonly issuer: string;
}

function runCommands(run: Run): Command[] {
  const { state } = run;
  const actions = state?.actions.filter((action) => action === 'call_api' || !state.secretMissing) ?? [];
  return actions.map((action) => ({ id: `here flow ${action}`, title: ACTIONS[action].name, shortcut: capOf(SHORTCUTS[ACTIONS[action].shortcut].key), sign: <Icon name="arrow-right" />, run: () => run.act(action) }));
}

/** Offers what can be done with the flow and its selected step. */
export function useFlowHere({ summary, picture, step, run, issuer }: FlowHere): void {
  const [, navigate] = useLocation();
  const setText = useDoctorText((state) => state.setText);
  const { clientId, flowId, number } = summary;
  const request = step?.exchanges.findLast((one) => one.side !== 'answer')?.exchange ?? step?.exchanges[0]?.exchange;
  const asked = picture.steps.find((one) => one.step === 1)?.exchanges[0]?.exchange;
  const place = step === undefined ? `/flows/${flowId}` : `/flows/${flowId}?step=${encodeURIComponent(step.key)}`;
  const copy = <Icon name="copy" />;
  const commands: (Command | null)[] = [
    ...runCommands(run),
    clientId === null ? null : { id: 'here flow guided', title: 'Build this request again', note: 'as a guided flow', words: 'run guided repeat try again', sign: <Icon name="replay" />, run: () => navigate(builderFor(repeatOf(picture, number) ?? { clientId })) },
    asked === undefined
      ? null
      : {
          id: 'here flow doctor',
          title: 'Open the redirect doctor with this flow',
          words: 'uri mismatch diagnose',
          sign: <Icon name="search" />,
          run: () => {
            setText(writeRequestUrl(asked, issuer));
            navigate('/flows/doctor');
          },
        },
    clientId === null ? null : { id: 'here flow client', title: 'Copy the client id', note: clientId, sign: copy, run: () => copyWithToast(clientId, 'client id') },
    request === undefined ? null : { id: 'here flow curl', title: 'Copy the request as curl', words: 'command shell', sign: copy, run: () => copyWithToast(writeCurl(request, issuer), 'request as curl') },
    { id: 'here flow link', title: 'Copy link to this step', words: 'address share flow', sign: <Icon name="link" />, run: () => copyWithToast(linkTo(place), 'link to this step') },
  ];
  useHereCommands(`Here, in flow ${String(number)}`, commands.filter((command) => command !== null));
}
