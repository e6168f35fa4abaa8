/** Answers for one held request: its drawing, what can be changed, what happens if it is released now, and the buttons. */
import { isDefinedError } from '@orpc/client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { HeldRequest, HoldPreview } from '../../../src-preload/contract/holds.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { Button } from '../../ui/button.tsx';
import { MarginNote } from '../../ui/margin-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useHotkey } from '../../ui/use-hotkey.ts';
import { useSettled } from '../../ui/use-settled.ts';
import { VerdictSign } from '../../ui/verdict-sign.tsx';
import { AnswerForm } from './answer-form.tsx';
import styles from './held-panel.module.css';
import { HeldParts } from './held-parts.tsx';
import { HeldPicture } from './held-picture.tsx';
import { toEdits, useHoldDraft } from './hold-draft.ts';
import { HoldLadder } from './hold-ladder.tsx';
import { minutes } from './hold-words.ts';
import { letGo, type HoldAct } from './use-held.ts';

/** Typing pauses this long, in milliseconds, before the engine is asked. */
const PAUSE = 150;
/** What a person gets more, in seconds. */
const MORE = 20;
/** The longest wait that can be asked for at once, in seconds. */
const LONGEST = 120;
/** When many HTTP clients give up, in milliseconds. */
const PATIENCE = 30_000;

/** Wire words of a sentence as code: what has an underscore in it. */
function withCode(sentence: string): ReactNode[] {
  return sentence.split(/([a-z]+(?:_[a-z]+)+)/).map((piece, index) => (index % 2 === 0 ? piece : <code key={`${String(index)} ${piece}`}>{piece}</code>));
}

function Prospect({ held, edits }: { readonly held: HeldRequest; readonly edits: ReturnType<typeof toEdits> }) {
  const preview = useQuery({ ...queries.holds.preview.queryOptions({ input: { holdId: held.holdId, edits } }), placeholderData: keepPreviousData, retry: false });
  const isDecided = held.point === 'before_answer';
  if (preview.error !== null) {
    const words = isDefinedError(preview.error) && preview.error.code === 'EDIT_REFUSED' ? preview.error.data.reason : sayFailure(preview.error);
    return <p role="alert" className={styles['refusal']}>{words}</p>;
  }
  return (
    <MarginNote title="What happens if you release now">
      {preview.data === undefined ? <Skeleton widths={['92%', '60%']} what="Asking what would happen" /> : (
        <>
          <p aria-live="polite">{withCode(preview.data.sentence)}</p>
          <Faults meets={preview.data.meets} />
          <HoldLadder checks={preview.data.checks} isDecided={isDecided} />
        </>
      )}
    </MarginNote>
  );
}

/** The fault rules that step in; what a check-up has armed is no rule of the list. */
function Faults({ meets }: Pick<HoldPreview, 'meets'>) {
  return meets.map(({ by, number, title }) => (
    <p key={`${by} ${String(number)}`} className={styles['meets']}>
      <VerdictSign verdict="injected" label="" />
      {by === 'rule' ? <Link href="/mocking/faults">Rule {number}</Link> : 'The check-up'}
      <span>{title}</span>
    </p>
  ));
}

interface HeldCaseProps {
  readonly held: HeldRequest;
  readonly waitedMs: number;
  readonly leftMs: number;
}

/** The case. */
export function HeldCase({ held, waitedMs, leftMs }: HeldCaseProps) {
  const detail = useQuery(queries.holds.get.queryOptions({ input: { holdId: held.holdId } })).data;
  const edits = toEdits(useHoldDraft(held.holdId));
  const settled = useSettled(JSON.stringify(edits), PAUSE);
  const [isAnswering, setAnswering] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const isBefore = held.point === 'before_decision';
  const isEdited = edits.length > 0;
  const go = async (act: HoldAct): Promise<string | null> => {
    const reason = await letGo(held, act);
    setRefusal(reason);
    return reason;
  };
  const release = (): void => void go({ act: 'release', edits });
  const more = (): void => void go({ act: 'extend', seconds: Math.min(LONGEST, Math.ceil(leftMs / 1000) + MORE) });
  useHotkey('page.next', release, !isAnswering);
  const seconds = Math.round(waitedMs / 1000);
  if (isAnswering && detail !== undefined) {
    return (
      <div className={styles['body']}>
        <AnswerForm held={detail} onAnswer={(answer) => go({ act: 'answer', answer })} onCancel={() => { setAnswering(false); }} />
        <Countdown leftMs={leftMs} onMore={more} />
      </div>
    );
  }
  return (
    <form
      className={styles['form']}
      aria-label="Held request"
      onSubmit={(event) => {
        event.preventDefault();
        release();
      }}
    >
      <div className={styles['body']}>
        <HeldPicture held={held} />
        {detail === undefined ? <Skeleton widths={['100%', '100%', '100%', '100%']} rowHeight={38} what="Reading the request" /> : <HeldParts held={detail} />}
        <Prospect held={held} edits={JSON.parse(settled) as typeof edits} />
        {refusal === null ? null : <p role="alert" className={styles['refusal']}>{refusal}</p>}
        <p className={styles['patience']}>
          Your app has waited {seconds} s. {waitedMs < PATIENCE ? 'Many HTTP clients give up after 30 s.' : 'Many HTTP clients would have given up by now.'}
        </p>
      </div>
      <div className={styles['foot']}>
        <Countdown leftMs={leftMs} onMore={more}>
          {isBefore ? <Button className={styles['drop']} onClick={() => { setAnswering(true); }}>Answer otherwise</Button> : null}
        </Countdown>
        <div className={styles['actions']}>
          <Button kind="primary" size="large" type="submit" shortcut="↵">
            {isEdited ? (isBefore ? 'Release as edited' : 'Send as edited') : isBefore ? 'Release as sent' : 'Send as decided'}
          </Button>
          {isEdited ? <Button size="large" onClick={() => void go({ act: 'release', edits: [] })}>{isBefore ? 'Release as sent' : 'Send as decided'}</Button> : null}
          <Button kind="ghost" size="large" className={styles['drop']} onClick={() => void go({ act: 'drop' })}>Drop connection</Button>
        </div>
      </div>
    </form>
  );
}

function Countdown({ leftMs, onMore, children }: { readonly leftMs: number; readonly onMore: () => void; readonly children?: ReactNode }) {
  return (
    <div className={styles['countdown']}>
      <span>
        Goes on by itself in <b>{minutes(leftMs)}</b>
      </span>
      <Button kind="ghost" onClick={onMore}>Wait {MORE} s more</Button>
      {children}
    </div>
  );
}
