/** Answers for one HTTP exchange on a card: parts or raw, request and answer. */
import { useState } from 'react';
import type { Exchange } from '../../../src-preload/contract/trace.ts';
import { cx } from '../../ui/cx.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import text from '../../ui/type.module.css';
import type { DrawnStep, Picture, ShownExchange } from '../picture/picture.ts';
import { FieldList } from './exchange-parts.tsx';
import { WireText } from '../../ui/wire-text.tsx';
import styles from './exchange.module.css';
import { writeAnswer, writeRequest } from './raw-exchange.ts';
import { count, sayHeader, sayStatus } from './words.ts';

interface ExchangeViewProps {
  readonly shown: ShownExchange;
  readonly step: DrawnStep;
  readonly picture: Picture;
}

function MoreHeaders({ shown, step, picture }: ExchangeViewProps) {
  const { exchange, side } = shown;
  const headers = [...(side === 'answer' ? [] : exchange.headers.filter((field) => field.name !== 'authorization')), ...(side === 'request' ? [] : exchange.responseHeaders.filter((field) => field.name !== 'location'))];
  if (headers.length === 0) return null;
  return (
    <details className={styles['more']}>
      <summary>{count(headers.length, 'more header')}</summary>
      <FieldList fields={headers} step={step} picture={picture} spell={sayHeader} />
    </details>
  );
}

function RequestParts({ shown, step, picture }: ExchangeViewProps) {
  const { exchange } = shown;
  const authorization = exchange.headers.filter((field) => field.name === 'authorization');
  const parameters = [...exchange.query, ...exchange.form, ...(exchange.sent?.kind === 'fields' ? exchange.sent.fields : [])];
  if (authorization.length + parameters.length === 0 && exchange.sent === undefined) return <p className={styles['none']}>No parameters.</p>;
  return (
    <>
      <FieldList fields={authorization} step={step} picture={picture} spell={sayHeader} />
      <FieldList fields={parameters} step={step} picture={picture} />
      {exchange.sent === undefined ? null : <Body body={exchange.sent} of="request" />}
    </>
  );
}

function Body({ body, of }: { readonly body: Exchange['body']; readonly of: 'request' | 'answer' }) {
  if (body.kind === 'page') return <p className={styles['none']}>A page for the person: “{body.title}”.</p>;
  if (body.kind !== 'json') return null;
  return (
    <>
      <pre className={styles['body']} tabIndex={0} aria-label={`Body of the ${of}`}>
        {body.text}
      </pre>
      {body.cut ? <p className={cx(text['small'], text['quiet'])}>Cut here. The rest was not kept.</p> : null}
    </>
  );
}

function AnswerParts({ shown, step, picture }: ExchangeViewProps) {
  const { location, body, status } = shown.exchange;
  if (status === 0) return <p className={styles['none']}>The connection was closed.</p>;
  const target = location === undefined ? [] : [{ name: 'location', value: { kind: 'plain', text: location.target } as const }];
  return (
    <>
      <FieldList fields={target} step={step} picture={picture} spell={sayHeader} />
      <FieldList fields={location?.query ?? []} step={step} picture={picture} />
      {body.kind === 'fields' ? <FieldList fields={body.fields} step={step} picture={picture} /> : <Body body={body} of="answer" />}
      {location === undefined && body.kind === 'none' ? <p className={styles['none']}>No body.</p> : null}
    </>
  );
}

function Raw({ shown }: Pick<ExchangeViewProps, 'shown'>) {
  const lines = [...(shown.side === 'answer' ? [] : [writeRequest(shown.exchange)]), ...(shown.side === 'request' ? [] : [writeAnswer(shown.exchange)])];
  return (
    <pre className={cx(styles['body'], styles['raw'])} tabIndex={0} aria-label="The exchange as text">
      {lines.join('\n\n')}
    </pre>
  );
}

/** An exchange with its own Parts or Raw switch. */
export function ExchangeView({ shown, step, picture }: ExchangeViewProps) {
  const [view, setView] = useState<'parts' | 'raw'>('parts');
  const { exchange, side, inferred } = shown;
  return (
    <section aria-label={shown.title}>
      <div className={styles['wire']}>
        <b>{exchange.method}</b>
        <span className={styles['path']}>
          <WireText text={exchange.path} />
        </span>
        <span className={styles['status']}>{inferred ? 'inferred' : sayStatus(exchange.status)}</span>
        <SegmentedControl label={`${shown.title} as`} labelHidden value={view} options={[{ value: 'parts', label: 'Parts' }, { value: 'raw', label: 'Raw' }]} onChange={setView} />
      </div>
      {view === 'raw' ? (
        <Raw shown={shown} />
      ) : (
        <>
          {side === 'answer' ? null : <RequestParts shown={shown} step={step} picture={picture} />}
          {side === 'both' ? (
            <h3 className={styles['answerHead']}>
              <span className={text['h3']}>Answer</span>
              <span className={cx(text['small'], text['quiet'])}>{sayStatus(exchange.status)}</span>
            </h3>
          ) : null}
          {side === 'request' ? null : <AnswerParts shown={shown} step={step} picture={picture} />}
          <MoreHeaders shown={shown} step={step} picture={picture} />
        </>
      )}
    </section>
  );
}
