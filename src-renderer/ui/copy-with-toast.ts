/** Answers for copying where no button can confirm it: a toast does. */
import { toast } from './toast.ts';
import { writeClipboard } from './write-clipboard.ts';

/** Copies a text. In: what it is, as it reads after “Copied the”: `issuer`, `link to step 4`. */
export function copyWithToast(text: string, what: string): void {
  void writeClipboard(text).then((done) => {
    if (done) toast({ title: `Copied the ${what}` });
    else toast({ title: `The ${what} was not copied`, detail: `The browser did not allow it. This is the text: ${text}`, kind: 'failed' });
  });
}
