/** Answers for choosing a logo: by file, drop or paste, with the reason when it cannot be taken. */
import { isDefinedError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import type { DragEvent } from 'react';
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { LogoId } from '../../src-preload/contract/ids.ts';
import { sayBytes } from '../../src-preload/contract/logos.ts';
import { sayFailure } from '../client/failure-words.ts';
import { queries } from '../client/queries.ts';
import { cx } from '../ui/cx.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { ImageButton } from '../ui/image-button.tsx';
import { Tick, VerdictSign } from '../ui/verdict-sign.tsx';
import { AppPicture } from './app-picture.tsx';
import styles from './logo-field.module.css';
import { fileOf, readImage } from '../client/read-image.ts';

interface LogoFieldProps {
  readonly app: { readonly clientId: string | null; readonly name: string; readonly logoId: LogoId | null };
  /** Name and size of the file that was chosen last; null for a logo that was there before. */
  readonly file: string | null;
  readonly onChange: (logoId: LogoId | null, file: string | null) => void;
}

/** Takes a file all the way to a kept logo. Out: what to do with a file, whether that runs, and why the last one was not taken. */
function useTaking(onChange: LogoFieldProps['onChange']) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const [reading, setReading] = useState<string | null>(null);
  const latest = useRef(0);
  const add = useMutation(queries.logos.add.mutationOptions());
  const take = async (file: File): Promise<void> => {
    latest.current += 1;
    const turn = latest.current;
    setRefusal(null);
    setReading(file.name);
    const read = await readImage(file);
    const result = 'refusal' in read ? read : await add.mutateAsync(read).catch((error: unknown) => ({ refusal: isDefinedError(error) ? sayReason(error) : sayFailure(error) }));
    // Another file was chosen while this one was read.
    if (turn !== latest.current) return;
    setReading(null);
    if ('refusal' in result) setRefusal(result.refusal);
    else onChange(result.logoId, `${file.name}, ${sayBytes(file.size)}`);
  };
  return { take, reading, refusal, forget: () => { setRefusal(null); } };
}

function sayReason({ data }: { readonly data: unknown }): string {
  return typeof data === 'object' && data !== null && 'reason' in data && typeof data.reason === 'string' ? data.reason : 'The image was not taken.';
}

/** Hears of images pasted anywhere on the page, and keeps the browser from opening files that are dropped beside the field. */
function useWholePage(take: (file: File) => void): void {
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const file = fileOf(event.clipboardData);
    if (file === null) return;
    event.preventDefault();
    take(file);
  });
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      paste(event);
    };
    const keep = (event: Event): void => {
      event.preventDefault();
    };
    addEventListener('paste', onPaste);
    addEventListener('dragover', keep);
    addEventListener('drop', keep);
    return () => {
      removeEventListener('paste', onPaste);
      removeEventListener('dragover', keep);
      removeEventListener('drop', keep);
    };
  }, []);
}

/** The field: a place to drop on, which shows the logo once there is one. */
export function LogoField({ app, file, onChange }: LogoFieldProps) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const { take, reading, refusal, forget } = useTaking(onChange);
  const start = (chosen: File | null): void => {
    if (chosen !== null) void take(chosen);
  };
  useWholePage(start);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    start(fileOf(event.dataTransfer));
  };
  const has = app.logoId !== null;
  return (
    <div className={styles['field']} role="group" aria-labelledby={`${id}-label`}>
      <span id={`${id}-label`} className={styles['label']}>
        Logo
      </span>
      <div
        className={cx(styles['zone'], isOver && styles['over'], refusal !== null && styles['refused'])}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => {
          setOver(false);
        }}
        onDrop={drop}
      >
        <AppPicture app={app} size={32} />
        <div className={styles['words']} role="status">
          <p>{reading !== null ? `Reading ${reading}` : has ? (file ?? 'The app’s logo') : 'No logo: the initial is shown'}</p>
          <p>{has ? 'Drop or paste another image to replace it' : 'Drop or paste a PNG, JPEG, WebP or SVG, up to 512 KB'}</p>
        </div>
        {has && refusal === null && reading === null ? <Tick label="" /> : null}
        <ImageButton label="Logo file" loading={reading !== null} onFile={start}>
          {has ? 'Replace' : 'Choose a file'}
        </ImageButton>
        {has ? (
          <IconButton
            icon="close"
            label="Remove logo"
            onClick={() => {
              forget();
              onChange(null, null);
            }}
          />
        ) : null}
      </div>
      {refusal === null ? null : (
        <p className={styles['reason']} role="alert">
          <VerdictSign verdict="failed" label="" />
          <span>
            {refusal}
            {has ? ' The logo stays as it was.' : ''}
          </span>
        </p>
      )}
    </div>
  );
}
