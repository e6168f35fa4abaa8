/** Answers for copying a text and confirming that it was copied. */
import { useEffect, useState } from 'react';
import type { ButtonKind } from './button.tsx';
import { Button } from './button.tsx';
import styles from './copy-button.module.css';
import { IconButton } from './icon-button.tsx';
import type from './type.module.css';
import { writeClipboard } from './write-clipboard.ts';

const CONFIRM_FOR_MS = 1800;

interface CopyButtonProps {
  /** What lands on the clipboard. */
  readonly text: string;
  /** What is copied, as it reads after “Copy”: `issuer`, `client id`. */
  readonly what: string;
  /** Words on the button; left out, it is an icon only. */
  readonly label?: string;
  readonly kind?: ButtonKind;
}

type Outcome = 'none' | 'copied' | 'failed';

/** What the button is called: its visible words, and what they are about. `Copy link` and `link to this step` have a word in common. */
function nameOf(words: string, what: string): string {
  if (words.toLowerCase().includes(what)) return words;
  const last = words.split(' ').at(-1) ?? '';
  return `${what.startsWith(`${last} `) ? words.slice(0, -last.length).trimEnd() : words} ${what}`;
}

/** Copies; for two seconds the icon is a tick and the words say “Copied”. The width stays. */
export function CopyButton({ text, what, label, kind }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>('none');
  useEffect(() => {
    if (outcome === 'none') return undefined;
    const timer = setTimeout(() => {
      setOutcome('none');
    }, CONFIRM_FOR_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [outcome]);
  const copy = (): void => {
    void writeClipboard(text).then((done) => {
      setOutcome(done ? 'copied' : 'failed');
    });
  };
  const said = outcome === 'copied' ? 'Copied' : outcome === 'failed' ? 'Failed' : '';
  const icon = outcome === 'copied' ? 'tick' : outcome === 'failed' ? 'close' : 'copy';
  return (
    <>
      {label === undefined ? (
        <IconButton icon={icon} label={`Copy ${what}`} onClick={copy} />
      ) : (
        <Button icon={icon} onClick={copy} {...(kind && { kind })} aria-label={nameOf(said === '' ? label : said, what)}>
          <span className={styles['words']}>
            <span className={said === '' ? undefined : styles['away']}>{label}</span>
            <span className={said === '' ? styles['away'] : undefined}>{said === '' ? 'Copied' : said}</span>
          </span>
        </Button>
      )}
      <span role="status" className={type['hidden']}>
        {outcome === 'copied' ? `Copied ${what}.` : outcome === 'failed' ? `The browser did not allow copying the ${what}. Select it and copy it by hand.` : ''}
      </span>
    </>
  );
}
