/** Answers for a value of the wire in a narrow column: it breaks behind its own signs before it breaks inside a word. */
import { Fragment } from 'react';

/** A place to break: behind signs, but not behind those that the text begins with, so that no line holds a lone slash; nor inside `127.0.0.1`. */
const BREAKS = /(?<=[^/?&=._-][/?&=._-]+)(?![/?&=._-])(?!(?<=\d\.)\d)/;

/** In: a URI, token or other value. Out: the same text, copied as it is; where even a part does not fit, the style of the place decides. */
export function WireText({ text }: { readonly text: string }) {
  return (
    <span>
      {text.split(BREAKS).map((part, place) => (
        <Fragment key={String(place)}>
          {place === 0 ? null : <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  );
}
