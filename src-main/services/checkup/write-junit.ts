/** Answers for the report of a check-up as JUnit XML, as build servers read it. Pure. */
import { countVerdicts, describeScenario, type Checkup, type ScenarioRun } from '../../../src-preload/contract/checkups.ts';
import { cureOf, OUTCOMES, outcomeOf, reasonOf } from './report-words.ts';

const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** A text for XML 1.0: what it cannot hold at all (section 2.2) is left out, what means something is named, and breaks survive in attributes. */
function text(value: string): string {
  return value
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (sign) => NAMES[sign] ?? '')
    .replace(/[\t\n\r]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}

function writeBody(run: ScenarioRun): string[] {
  const outcome = outcomeOf(run);
  const reason = text(reasonOf(run));
  const evidence = run.state === 'judged' ? run.evidence.map(({ flowId, seq, what }) => `${what} (${flowId}, event ${String(seq)})`) : [];
  const output = evidence.length === 0 ? [] : [`      <system-out>${text(evidence.join('\n'))}</system-out>`];
  if (outcome === 'handled') return output;
  if (outcome === 'not_handled') return [`      <failure message="${reason}" type="not_handled">${text(cureOf(run) ?? '')}</failure>`, ...output];
  return [`      <skipped message="${text(`${OUTCOMES[outcome]}: `)}${reason}"/>`, ...output];
}

function writeRun(run: ScenarioRun): string[] {
  const { title } = describeScenario(run.scenario);
  const body = writeBody(run);
  const head = `<testcase classname="mavio.checkup" name="${text(`${run.scenario}: ${title}`)}" time="0"`;
  return body.length === 0 ? [`    ${head}/>`] : [`    ${head}>`, ...body, '    </testcase>'];
}

/** Writes the report: not handled is a failure; what cannot be told, was skipped or not run is skipped. */
export function writeJunit({ appName, clientId, issuer, startedAt, runs }: Checkup): string {
  const { handled, not_handled: failures } = countVerdicts(runs);
  const counts = `tests="${String(runs.length)}" failures="${String(failures)}" errors="0" skipped="${String(runs.length - handled - failures)}"`;
  const at = new Date(startedAt).toISOString().slice(0, 19);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="Mavio app check-up" ${counts} time="0">`,
    `  <testsuite name="${text(appName)}" ${counts} time="0" timestamp="${at}" hostname="localhost">`,
    '    <properties>',
    `      <property name="client_id" value="${text(clientId)}"/>`,
    `      <property name="issuer" value="${text(issuer)}"/>`,
    '    </properties>',
    ...runs.flatMap(writeRun),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}
