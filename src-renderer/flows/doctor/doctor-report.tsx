/** Answers for what the doctor says about a pasted text, part by part. */
import type { DoctorReport } from '../../../src-preload/contract/doctor.ts';
import text from '../../ui/type.module.css';
import { Tick } from '../../ui/verdict-sign.tsx';
import { CheckLedger } from '../cards/check-ledger.tsx';
import { ShownValue } from '../cards/shown-value.tsx';
import { useIssuer } from '../use-flow.ts';
import { againFor, correctedUrl } from './again.ts';
import styles from './doctor.module.css';
import { DoctorSheet } from './doctor-sheet.tsx';
import { MistakeList } from './mistake-list.tsx';
import { RegisterUri, TryAgain } from './register-uri.tsx';

const KINDS = { authorization_url: 'An authorization URL', redirect_uri: 'A redirect URI', callback_url: 'A callback URL' } as const;
const NO_LETTERS: ReadonlyMap<string, string> = new Map();

function sayApp({ app }: DoctorReport): string {
  if (app === null) return '';
  return app.how === 'named' ? `, read for ${app.name}` : `, compared with ${app.name}, whose redirect URI comes nearest`;
}

interface ReportProps {
  readonly report: DoctorReport;
  /** The text that was read. */
  readonly text: string;
}

function Redirect({ report, text: pasted }: ReportProps) {
  const { issuer } = useIssuer();
  const { app, diagnosis } = report;
  if (app === null) return null;
  const again = againFor({ report, text: pasted, issuer });
  if (diagnosis === null) return <p className={styles['lead']}>It names no redirect URI.</p>;
  if (diagnosis.equal) {
    return (
      <div className={styles['equal']}>
        <Tick label="" />
        <div>
          This URI is registered on {app.name}.<code>{diagnosis.received}</code>
          {again === null ? null : <TryAgain again={again} />}
        </div>
      </div>
    );
  }
  return (
    <div className={styles['card']}>
      {diagnosis.nearest === null ? null : <DoctorSheet diagnosis={diagnosis} />}
      <MistakeList mistakes={diagnosis.mistakes} />
      <RegisterUri key={diagnosis.received} clientId={app.clientId} appName={app.name} received={diagnosis.received} nearest={diagnosis.nearest} again={again} corrected={correctedUrl({ report, text: pasted, issuer })} level={2} />
    </div>
  );
}

function Callback({ callback }: { readonly callback: NonNullable<DoctorReport['callback']> }) {
  return (
    <section className={styles['card']} aria-label="What the callback carries">
      <h2 className={text['h2']}>What it carries</h2>
      <dl className={styles['fields']}>
        {callback.fields.map(({ name, value }, index) => (
          <div key={String(index)} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>
              <ShownValue value={value} letters={NO_LETTERS} />
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles['lead']}>{callback.explanation}</p>
    </section>
  );
}

/** The report. */
export function DoctorReportView({ report, text: pasted }: ReportProps) {
  return (
    <>
      <div role="status">
        <p>
          <b>{KINDS[report.kind]}</b>
          {sayApp(report)}.
        </p>
        <ul className={styles['remarks']}>
          {report.remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      </div>
      <Redirect report={report} text={pasted} />
      {report.callback === null ? null : <Callback callback={report.callback} />}
      {report.checks.length === 0 ? null : <CheckLedger checks={report.checks} letters={NO_LETTERS} level={2} />}
    </>
  );
}
