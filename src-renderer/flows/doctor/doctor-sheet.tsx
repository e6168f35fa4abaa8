/** Answers for the doctor's sheet: what was sent and what is registered under each other, and component by component. */
import type { Diagnosis } from '../../../src-preload/contract/doctor.ts';
import { cx } from '../../ui/cx.ts';
import text from '../../ui/type.module.css';
import { WireText } from '../../ui/wire-text.tsx';
import { useSize } from '../diagram/use-size.ts';
import styles from './doctor-sheet.module.css';
import type { Run, SheetLine } from './lay-out-lines.ts';
import { layOutLines } from './lay-out-lines.ts';

/** Width of a character of IBM Plex Mono at 14 px. */
const COLUMN_PX = 8.4;
const LEAST_COLUMNS = 16;

/** Longer components are cut, in characters; the lines above show the difference. */
const LONGEST_CELL = 200;

function Characters({ runs, own }: { readonly runs: readonly Run[]; readonly own: boolean }) {
  return (
    <div className={styles['uri']}>
      {runs.map((run, index) => (
        <span key={String(index)} className={cx(run.kind === 'gap' && styles['gap'], run.kind === 'differs' && styles[own ? 'wrong' : 'right'])}>
          {run.text}
        </span>
      ))}
    </div>
  );
}

function Line({ line, first }: { readonly line: SheetLine; readonly first: boolean }) {
  return (
    <>
      <span className={styles['side']}>{first ? 'You sent' : ''}</span>
      <Characters runs={line.received} own />
      <span className={styles['side']}>{first ? 'Registered' : ''}</span>
      <Characters runs={line.registered} own={false} />
      <div className={styles['labels']} style={{ height: line.rows === 0 ? 6 : 10 + line.rows * 17 }}>
        {line.labels.map((label) => (
          <span key={label.text}>
            <i style={{ left: `${String(label.from)}ch`, width: `${String(label.to - label.from)}ch`, height: 7 + label.row * 17 }} />
            <b style={{ left: `${String(label.left)}ch`, top: 9 + label.row * 17 }}>{label.text}</b>
          </span>
        ))}
      </div>
    </>
  );
}

function shorten(value: string | null): string {
  if (value === null || value === '') return value === null ? 'none' : 'empty';
  return value.length <= LONGEST_CELL ? value : `${value.slice(0, LONGEST_CELL)}…`;
}

const NAMES = { scheme: 'Scheme', userinfo: 'User name', host: 'Host', port: 'Port', path: 'Path', query: 'Query', fragment: 'Fragment' } as const;

function Components({ parts }: Pick<Diagnosis, 'parts'>) {
  return (
    <table className={styles['parts']}>
      <thead>
        <tr>
          <th scope="col">Part</th>
          <th scope="col">You sent</th>
          <th scope="col">Registered</th>
          <th scope="col">
            <span className={text['hidden']}>Comparison</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ part, received, registered, same }) => (
          <tr key={part} className={cx(!same && styles['differs'])}>
            <th scope="row">{NAMES[part]}</th>
            <td className={cx(!received && styles['none'])}>
              <WireText text={shorten(received)} />
            </td>
            <td className={cx(!registered && styles['none'])}>
              <WireText text={shorten(registered)} />
            </td>
            <td>{same ? 'same' : 'differs'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The sheet. In: a diagnosis with a registered URI to compare with. */
export function DoctorSheet({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const [measure, { width }] = useSize();
  const { lines, leftOut } = layOutLines(diagnosis, Math.max(LEAST_COLUMNS, width === 0 ? 38 : Math.floor(width / COLUMN_PX)));
  return (
    <section className={styles['sheet']} aria-label="You sent and registered">
      <p className={text['hidden']}>
        You sent {diagnosis.received.slice(0, 2000)}. Registered is {diagnosis.nearest}.
      </p>
      <div className={styles['lines']} aria-hidden="true">
        <span ref={measure} className={styles['measure']} />
        {lines.map((line, index) => (
          <Line key={String(index)} line={line} first={index === 0} />
        ))}
      </div>
      {leftOut > 0 ? <p className={styles['leftOut']}>{leftOut.toLocaleString('en')} more characters are not drawn.</p> : null}
      <Components parts={diagnosis.parts} />
    </section>
  );
}
