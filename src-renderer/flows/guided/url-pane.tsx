/** Answers for the URL under construction: readable or encoded, every value editable, and how it travels. */
import { useState } from 'react';
import { cx } from '../../ui/cx.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import text from '../../ui/type.module.css';
import { WireText } from '../../ui/wire-text.tsx';
import { AddParameter } from './add-parameter.tsx';
import type { CheckResult } from '../../../src-preload/contract/checks.ts';
import type { DraftParameter } from '../../../src-preload/contract/guided.ts';
import type { Annotation } from './annotations.ts';
import { annotate, DOOR } from './annotations.ts';
import type { Piece } from './last-change.ts';
import { cutUrl } from './last-change.ts';
import { addedScope } from './request-controls.tsx';
import { stopsAt } from './stops-at.ts';
import styles from './url-pane.module.css';
import { Leader, Note, UrlRow } from './url-row.tsx';
import type { Builder } from './use-builder.ts';

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map((piece, index) =>
    piece.marked ? (
      <span key={String(index)} className={styles['marked']}>
        {piece.text}
      </span>
    ) : (
      piece.text
    ),
  );
}

function Door({ endpoint }: { readonly endpoint: string }) {
  const at = endpoint.indexOf('/', 'http://'.length);
  return (
    <li className={styles['row']}>
      <div className={styles['part']}>
        <WireText text={endpoint.slice(0, at)} />
        <wbr />
        <span className={styles['name']}>
          <WireText text={endpoint.slice(at)} />
        </span>
      </div>
      <Leader />
      <Note annotation={DOOR} />
    </li>
  );
}

interface UrlPaneProps {
  readonly builder: Builder;
  /** The check that the preflight fails at, if it does. */
  readonly failure: CheckResult | null;
}

/** What stands beside a parameter: what is wrong with it, or what it is for. */
function noteOn({ name, value }: DraftParameter, { added, failure }: { readonly added: string | null; readonly failure: CheckResult | null }): Annotation {
  const usual = annotate(name, value, added);
  return failure?.note === undefined ? usual : { ...usual, text: failure.note };
}

/** The pane. */
export function UrlPane({ builder, failure }: UrlPaneProps) {
  const [view, setView] = useState<'readable' | 'encoded'>('readable');
  const { draft, change, seed, edit } = builder;
  const pieces = cutUrl(seed.authorizationEndpoint, draft, change);
  const url = pieces.map((piece) => piece.text).join('');
  const added = addedScope(builder);
  const bad = stopsAt(failure);
  return (
    <>
      <div className={styles['head']}>
        <h2 className={text['h2']}>The URL your app opens</h2>
        <SegmentedControl
          label="The URL as"
          labelHidden
          value={view}
          options={[
            { value: 'readable', label: 'Readable' },
            { value: 'encoded', label: 'Encoded' },
          ]}
          onChange={setView}
        />
        <CopyButton text={url} what="URL" label="Copy URL" />
      </div>
      {view === 'encoded' ? (
        <p className={styles['encoded']}>
          <Pieces pieces={pieces} />
        </p>
      ) : (
        <>
          <div className={styles['rows']}>
            <ul>
              <Door endpoint={seed.authorizationEndpoint} />
              {draft.map((parameter, index) => (
                <UrlRow
                  key={`${parameter.name} ${String(index)}`}
                  parameter={parameter}
                  first={index === 0}
                  annotation={noteOn(parameter, { added, failure: bad === parameter.name ? failure : null })}
                  change={change?.index === index ? change : null}
                  bad={bad === parameter.name}
                  onChange={(value) => edit(draft.with(index, { name: parameter.name, value }))}
                  onRemove={() => edit(draft.toSpliced(index, 1))}
                />
              ))}
            </ul>
            {draft.length >= 40 ? null : <AddParameter sign={draft.length === 0 ? '?' : '&'} onAdd={(name, value) => edit([...draft, { name, value }])} />}
          </div>
          <div className={styles['travels']}>
            <div className={text['row']}>
              <h3 className={text['h3']}>As it travels</h3>
              <span className={cx(text['small'], text['quiet'])}>percent-encoded, {url.length.toLocaleString('en')} characters</span>
            </div>
            <p className={styles['wire']}>
              <Pieces pieces={pieces} />
            </p>
          </div>
        </>
      )}
    </>
  );
}
