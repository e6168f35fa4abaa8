/** Answers for the report of a check-up as Markdown. Pure. */
import { describeScenario, type Checkup, type ScenarioRun } from '../../../src-preload/contract/checkups.ts';
import { cureOf, OUTCOMES, outcomeOf, reasonOf, sayTotals } from './report-words.ts';

/** A text that Markdown takes as it is: on one line, and nothing in it means anything. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>()#+!|~&]/g, '\\$&');
}

const BOX: Readonly<Record<ReturnType<typeof outcomeOf>, string>> = { handled: '✓', not_handled: '✗', cannot_tell: '?', skipped: '–', open: '–' };

function writeRun(run: ScenarioRun): string[] {
  const { title, staged, good, clause } = describeScenario(run.scenario);
  const outcome = outcomeOf(run);
  const cure = cureOf(run);
  const evidence = run.state === 'judged' ? run.evidence : [];
  return [
    `## ${BOX[outcome]} ${plain(title)}: ${OUTCOMES[outcome]}`,
    '',
    plain(reasonOf(run)),
    '',
    `- Staged: ${plain(staged)}`,
    `- A good app: ${plain(good)} (${plain(clause)})`,
    ...(cure === null ? [] : [`- Cure: ${plain(cure)}`]),
    ...evidence.map(({ flowId, seq, what }) => `- Evidence: ${plain(what)} (\`${flowId}\`, event ${String(seq)})`),
    '',
  ];
}

/** Writes the report. */
export function writeMarkdown(checkup: Checkup): string {
  const { appName, clientId, issuer, startedAt, runs } = checkup;
  return [
    `# App check-up of ${plain(appName)}`,
    '',
    `${sayTotals(checkup)}. Judged from what the server at ${plain(issuer)} saw, and from nothing else.`,
    '',
    `- Client id: \`${clientId.replaceAll('`', '')}\``,
    `- Begun: ${new Date(startedAt).toISOString()} (server clock)`,
    '',
    ...runs.flatMap(writeRun),
  ].join('\n');
}
