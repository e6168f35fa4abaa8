/** Answers for the section of fault rules: the table, writing a rule, and the gallery. */
import { useEffect } from 'react';
import { FAULT_PRESETS } from '../../../src-preload/contract/fault-presets.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { SectionHead } from '../section-head.tsx';
import type { SectionName } from '../section-name.ts';
import { FaultTable } from './fault-table.tsx';
import styles from './fault-table.module.css';
import { GalleryDialog } from './gallery-dialog.tsx';
import { openFault, useOpenFault } from './open-store.ts';
import { RuleDialog } from './rule-dialog.tsx';
import { useFaults } from './use-faults.ts';

function NoRules({ onGallery, onAdd }: { readonly onGallery: () => void; readonly onAdd: () => void }) {
  return (
    <EmptyState
      title="Nothing goes wrong here yet"
      level={3}
      actions={
        <>
          <Button kind="primary" onClick={onGallery}>
            Add from gallery
          </Button>
          <Button icon="plus" onClick={onAdd}>
            Add rule
          </Button>
        </>
      }
    >
      A rule waits for a request and makes one thing go wrong: a refused refresh token, a slow answer, a wrong state. Your app meets it as it would in the field, and the flow says that it was injected. The gallery has {FAULT_PRESETS.length} of them, each with what a good app does then.
    </EmptyState>
  );
}

/** The section. In: its name, which the page gives it. */
export function FaultsSection({ section }: { readonly section: SectionName }) {
  const { open } = useOpenFault();
  // What stands on top of the page goes with the page.
  useEffect(() => () => openFault(null), []);
  const { data: board, error, refetch } = useFaults();
  const toGallery = (): void => openFault({ what: 'gallery' });
  const toAdd = (): void => openFault({ what: 'rule', rule: null });
  const isEmpty = board?.rules.length === 0;
  // The two buttons stand below while there is no rule, so they wait for the answer: what is pressed must not move away.
  const isReading = board === undefined && error === null;
  return (
    <>
      <SectionHead section={section} note="the first rule that matches wins">
        {isReading || isEmpty ? null : (
          <>
            <Button onClick={toGallery}>Add from gallery</Button>
            <Button icon="plus" onClick={toAdd}>
              Add rule
            </Button>
          </>
        )}
      </SectionHead>
      {error !== null ? (
        <ErrorState title="The rules could not be read" action={<Button onClick={() => void refetch()}>Read again</Button>}>
          {sayFailure(error)}
        </ErrorState>
      ) : board === undefined ? (
        <Skeleton what="Reading the rules" widths={['100%', '100%', '100%']} rowHeight={44} />
      ) : isEmpty ? (
        <div className={styles['none']}>
          <NoRules onGallery={toGallery} onAdd={toAdd} />
        </div>
      ) : (
        <FaultTable rules={board.rules} onEdit={(rule) => openFault({ what: 'rule', rule })} />
      )}
      {open?.what === 'gallery' ? <GalleryDialog onClose={() => openFault(null)} /> : null}
      {open?.what === 'rule' ? <RuleDialog rule={open.rule} board={board} onClose={() => openFault(null)} /> : null}
    </>
  );
}
