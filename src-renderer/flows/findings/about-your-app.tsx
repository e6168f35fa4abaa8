/** Answers for what the console noticed about the app in this flow, each with a way to the step that shows it. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { describeFinding, type Finding } from '../../../src-preload/contract/findings.ts';
import type { FlowSummary } from '../../../src-preload/contract/trace.ts';
import { queries } from '../../client/queries.ts';
import { Advice } from '../../ui/advice.tsx';
import { cx } from '../../ui/cx.ts';
import text from '../../ui/type.module.css';
import { sayStepKey } from '../cards/words.ts';
import type { Picture } from '../picture/picture.ts';

interface AboutYourAppProps {
  readonly summary: FlowSummary;
  readonly picture: Picture;
}

/** The drawn step that holds the evidence. The last of several events is the one to look at, unless the finding names another step. */
function stepKeyOf({ step, seqs }: Finding, picture: Picture): string {
  const holds = (seq: number | undefined): string | undefined => picture.steps.find((one) => one.events.some((event) => event.seq === seq))?.key;
  return picture.steps.some((one) => one.key === step) ? step : (holds(seqs.at(-1)) ?? '1');
}

/** The section; nothing while there is nothing to say. A flow that the console played says nothing about the app. */
export function AboutYourApp({ summary, picture }: AboutYourAppProps) {
  const isWatched = summary.origin !== 'guided';
  const { data } = useQuery(queries.flows.findings.queryOptions({ input: { flowId: summary.flowId }, enabled: isWatched }));
  if (!isWatched || data === undefined || data.length === 0) return null;
  const items = data.map((finding) => {
    const key = stepKeyOf(finding, picture);
    return {
      ...describeFinding(finding.id),
      key: finding.id,
      sentence: finding.sentence,
      evidence: (
        <Link href={`/flows/${summary.flowId}?step=${key}`} replace>
          Look at {sayStepKey(key)}
        </Link>
      ),
    };
  });
  return (
    <section aria-label="About your app">
      <div className={text['row']} style={{ alignItems: 'baseline', paddingBottom: 4 }}>
        <h3 className={text['h3']}>About your app</h3>
        <span className={cx(text['small'], text['quiet'])}>seen in this flow</span>
      </div>
      <Advice items={items} />
    </section>
  );
}
