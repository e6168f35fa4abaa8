/** Answers for counting: what passed, failed and was skipped, from each tool's own report, and the last line of a run. */

/** A test that did not run, and why. */
export interface Skip {
  readonly name: string;
  readonly reason: string;
}

/** What one stage counted. `failures` are names, for the summary above the last line. */
export interface Tally {
  readonly passed: number;
  readonly failures: readonly string[];
  readonly skips: readonly Skip[];
}

export const NOTHING: Tally = { passed: 0, failures: [], skips: [] };

/** Adds up stages. */
export function addUp(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failures: tallies.flatMap(({ failures }) => failures),
    skips: tallies.flatMap(({ skips }) => skips),
  };
}

/** The tally of one thing that either went well or did not. */
export function tallyOne(name: string, wentWell: boolean): Tally {
  return wentWell ? { ...NOTHING, passed: 1 } : { ...NOTHING, failures: [name] };
}

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** Counts a Vitest JSON report. A file that could not be loaded counts as one failure. In: the report's text. */
export function tallyVitest(text: string): Tally {
  const { testResults } = JSON.parse(text) as VitestReport;
  return addUp(
    testResults.map(({ name, status, assertionResults }) => {
      const failed = assertionResults.filter((test) => test.status === 'failed').map((test) => test.fullName);
      return {
        passed: assertionResults.filter((test) => test.status === 'passed').length,
        failures: failed.length === 0 && status === 'failed' ? [name] : failed,
        skips: assertionResults
          .filter((test) => test.status !== 'passed' && test.status !== 'failed')
          .map((test) => ({ name: test.fullName, reason: 'the test says that it does not apply here' })),
      };
    }),
  );
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly { readonly status: string; readonly annotations: readonly { readonly type: string; readonly description?: string }[] }[];
  }[];
}

function tallySuite({ suites = [], specs = [] }: PlaywrightSuite): Tally {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests.map(({ status, annotations }): Tally => {
      const name = `${file}: ${title}`;
      if (status !== 'skipped') return tallyOne(name, status === 'expected');
      const reason = annotations.find(({ type }) => type === 'skip')?.description ?? 'an earlier step of the same spec failed';
      return { ...NOTHING, skips: [{ name, reason }] };
    }),
  );
  return addUp([...own, ...suites.map(tallySuite)]);
}

/** Counts a Playwright JSON report. Errors outside any test count as one failure each. In: the report's text. */
export function tallyPlaywright(text: string): Tally {
  const report = JSON.parse(text) as PlaywrightSuite & { readonly errors?: readonly { readonly message?: string }[] };
  const outside = (report.errors ?? []).map(({ message = 'an error outside any test' }) => message.split('\n')[0] ?? message);
  return addUp([tallySuite(report), { ...NOTHING, failures: outside }]);
}

/** A run that counted nothing is a failed run: a test that never ran proves nothing. */
export function isGreen({ passed, failures }: Tally): boolean {
  return failures.length === 0 && passed > 0;
}

/** The end of a run: failed and skipped tests by name, then the counts alone on the last line. */
export function describeTally(tally: Tally): string {
  const { passed, failures, skips } = tally;
  const lines = [
    ...failures.map((name) => `failed: ${name}`),
    ...skips.map(({ name, reason }) => `skipped: ${name} (${reason})`),
    `${String(passed)} passed, ${String(failures.length)} failed${skips.length === 0 ? '' : `, ${String(skips.length)} skipped`}`,
  ];
  return lines.join('\n');
}
