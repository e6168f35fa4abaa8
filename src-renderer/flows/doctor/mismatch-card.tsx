/** Answers for a redirect mismatch on a flow's card: the doctor's sheet as it was at that moment, and what mends it now. */
import { useQuery } from '@tanstack/react-query';
import type { CheckResult } from '../../../src-preload/contract/checks.ts';
import { firstFailure } from '../../../src-preload/contract/check-facts.ts';
import { ClientId } from '../../../src-preload/contract/ids.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { DrawnStep, Picture } from '../picture/picture.ts';
import { repeatOf } from '../run/repeat.ts';
import { againForFlow } from './again.ts';
import styles from './doctor.module.css';
import { DoctorSheet } from './doctor-sheet.tsx';
import { MistakeList } from './mistake-list.tsx';
import { RegisterUri } from './register-uri.tsx';

/** What a card compares: both URIs as the check recorded them, and the app. */
export interface Mismatch {
  readonly received: string;
  readonly registered: string;
  readonly clientId: ClientId;
}

function plainText(value: CheckResult['received']): string | null {
  return value?.kind === 'plain' ? value.text : null;
}

/** Finds the mismatch of a refused step; null when another check failed, or when its values may not be shown in full. */
export function mismatchOf({ checks, exchanges }: DrawnStep): Mismatch | null {
  const failure = firstFailure(checks);
  if (failure?.id !== 'redirect.registered') return null;
  const sentId = exchanges.flatMap(({ exchange }) => exchange.query).find((field) => field.name === 'client_id');
  const clientId = ClientId.safeParse(plainText(sentId?.value));
  const [received, registered] = [plainText(failure.received), plainText(failure.expected)];
  return received === null || registered === null || !clientId.success ? null : { received, registered, clientId: clientId.data };
}

/** The card's part. */
export function MismatchCard({ mismatch, picture, flow }: { readonly mismatch: Mismatch; readonly picture: Picture; readonly flow: number }) {
  const { received, registered, clientId } = mismatch;
  const report = useQuery(queries.doctor.diagnose.queryOptions({ input: { text: received, clientId, against: registered } }));
  if (report.isError) {
    return (
      <ErrorState title="The doctor did not answer" action={<Button loading={report.isFetching} onClick={() => void report.refetch()}>Ask again</Button>}>
        {sayFailure(report.error)}
      </ErrorState>
    );
  }
  const diagnosis = report.data?.diagnosis;
  const repeat = repeatOf(picture, flow);
  if (report.data === undefined) return <Skeleton what="Asking the doctor" widths={['90%', '90%', '60%']} rowHeight={26} />;
  return (
    <div className={styles['card']}>
      {diagnosis === null || diagnosis === undefined ? null : <DoctorSheet diagnosis={diagnosis} />}
      <RegisterUri clientId={clientId} appName={picture.appName} received={received} nearest={registered} again={repeat === null ? null : againForFlow(repeat, { appName: picture.appName, isGuided: picture.origin === 'guided' })} corrected={null} />
      {diagnosis === null || diagnosis === undefined ? null : <MistakeList mistakes={diagnosis.mistakes} />}
    </div>
  );
}
