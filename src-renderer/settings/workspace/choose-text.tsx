/** Answers for bringing a workspace file in: dropped, chosen, or pasted. */
import type { DragEvent } from 'react';
import { useRef, useState } from 'react';
import { WORKSPACE_BYTES } from '../../../src-preload/contract/workspace-file.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { TextArea } from '../../ui/text-field.tsx';
import styles from './choose-text.module.css';
import { useImportStore } from './import-store.ts';

const TOO_LARGE = `This file is too large: a workspace has at most ${String(WORKSPACE_BYTES / 1024 / 1024)} MB.`;
const NOT_TEXT = 'This file is not UTF-8 text. Save it again as UTF-8, or choose another one.';

const EMPTY = 'This file is empty.';

async function readFile(file: File): Promise<{ readonly text: string } | { readonly problem: string }> {
  if (file.size > WORKSPACE_BYTES) return { problem: TOO_LARGE };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()) };
  } catch {
    return { problem: NOT_TEXT };
  }
}

/** The place where a file is dropped. In: where the text goes is the import store. */
export function ChooseText() {
  const { text, fileName, take, clear } = useImportStore();
  const [problem, setProblem] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);

  const bring = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const read = await readFile(file);
    const why = 'problem' in read ? read.problem : read.text.trim() === '' ? EMPTY : null;
    setProblem(why === null ? null : `${file.name}: ${why}`);
    if ('text' in read && why === null) take(read.text, file.name);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void bring(event.dataTransfer.files[0]);
  };
  const paste = (next: string): void => {
    const isLarge = new Blob([next]).size > WORKSPACE_BYTES;
    setProblem(isLarge ? TOO_LARGE : null);
    if (!isLarge) take(next, null);
  };

  return (
    <div
      className={cx(styles['place'], isOver && styles['over'])}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={drop}
    >
      <div className={styles['ways']}>
        <input
          ref={chooser}
          type="file"
          hidden
          accept=".yaml,.yml,.json,application/json,application/yaml"
          aria-label="Workspace file"
          onChange={(event) => {
            void bring(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <Button
          onClick={() => {
            chooser.current?.click();
          }}
        >
          Choose file
        </Button>
        <p className={styles['hint']}>{fileName ?? 'Or drop a YAML or JSON file here, or paste its text.'}</p>
        {text === '' ? null : (
          <Button kind="ghost" onClick={clear}>
            Clear
          </Button>
        )}
      </div>
      <TextArea label="Text of the workspace file" labelHidden mono value={text} placeholder="apps:" onChange={paste} verdict={problem === null ? 'none' : 'failed'} message={problem} />
    </div>
  );
}
