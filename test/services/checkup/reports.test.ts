/** Answers for the two formats of a report: what stands in them, and that no text can break out of its place. */
import { expect, test } from 'vitest';
import { CheckupId, type Checkup } from '../../../src-preload/contract/checkups.ts';
import { ClientId, FlowId } from '../../../src-preload/contract/ids.ts';
import { reportName } from '../../../src-main/services/checkup/report-words.ts';
import { writeJunit } from '../../../src-main/services/checkup/write-junit.ts';
import { writeMarkdown } from '../../../src-main/services/checkup/write-markdown.ts';

const FLOW = FlowId.parse('flow_0123456789abcdef');

/** A report of each kind of run; its texts can be chosen. */
function makeCheckup(appName = 'Clipnote', because = 'It sent the code.'): Checkup {
  return {
    checkupId: CheckupId.parse('chk_0123456789ab'), clientId: ClientId.parse('mavio_client_Xk29fLm41QaZ'), appName, issuer: 'http://127.0.0.1:4400', state: 'cancelled', addresses: null,
    startedAt: Date.UTC(2026, 0, 2, 3, 4, 5), endedAt: null,
    runs: [
      { scenario: 'state.wrong', state: 'judged', verdict: 'not_handled', because, evidence: [{ flowId: FLOW, seq: 4, what: 'The code came' }] },
      { scenario: 'token.slow', state: 'judged', verdict: 'handled', because: 'It waited.', evidence: [] },
      { scenario: 'scopes.fewer', state: 'judged', verdict: 'cannot_tell', because: 'It made no call.', evidence: [] },
      { scenario: 'code.twice', state: 'skipped', because: 'You skipped it.' },
    ],
  };
}

test('JUnit: a failure for what is not handled, and the rest skipped', () => {
  const xml = writeJunit(makeCheckup());
  expect(xml).toContain('<testsuite name="Clipnote" tests="4" failures="1" errors="0" skipped="2" time="0" timestamp="2026-01-02T03:04:05" hostname="localhost">');
  expect(xml).toContain('<failure message="It sent the code." type="not_handled">Keep the state of each login');
  expect(xml).toContain('<system-out>The code came (flow_0123456789abcdef, event 4)</system-out>');
  expect(xml).toContain('<testcase classname="mavio.checkup" name="token.slow: Slow token endpoint" time="0"/>');
  expect(xml).toContain('<skipped message="cannot tell: It made no call."/>');
  expect(xml).toContain('<skipped message="skipped: You skipped it."/>');
});

test('JUnit: no text breaks out, and none holds what XML cannot', () => {
  const wild = `</testsuite> ]]> & "'\u0000\u0008\ud800 \ufffe\u{1f600}\n`;
  const xml = writeJunit(makeCheckup(wild, wild));
  // Well-formed as a whole is shown by a browser's parser, in the spec of the screen.
  expect(xml).toContain('&lt;/testsuite&gt; ]]&gt; &amp; &quot;&apos;\ufffd \u{1f600}&#10;');
  expect(xml.match(/<\/testsuite>/g)).toHaveLength(1);
  expect(xml).not.toMatch(/[\u0000-\u0008\ufffe]/);
});

test('Markdown: totals, reasons, cures, evidence; marks in a name mean nothing', () => {
  const markdown = writeMarkdown(makeCheckup('A*b_ [c](d) <e>\n# f'));
  expect(markdown.split('\n')[0]).toBe('# App check-up of A\\*b\\_ \\[c\\]\\(d\\) \\<e\\> \\# f');
  expect(markdown).toContain('1 handled, 1 not handled, 1 cannot tell, 1 skipped. Judged from');
  expect(markdown).toContain('## ✗ Wrong state: not handled\n\nIt sent the code.\n');
  expect(markdown).toContain('- Cure: Keep the state');
  expect(markdown).toContain('- Evidence: The code came (`flow_0123456789abcdef`, event 4)');
});

test('a file is named after the app and the day', () => {
  expect(reportName(makeCheckup('Clip Nöte!'), 'xml')).toBe('checkup-clip-no-te-2026-01-02.xml');
  expect(reportName(makeCheckup('会議'), 'md')).toBe('checkup-app-2026-01-02.md');
});
