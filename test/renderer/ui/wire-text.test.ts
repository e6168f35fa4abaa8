/** Answers for where a value of the wire may be broken: behind its own signs, never so that a sign stands alone. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { WireText } from '../../../src-renderer/ui/wire-text.tsx';

const partsOf = (text: string): string[] => renderToStaticMarkup(createElement(WireText, { text })).replace(/<\/?span>/g, '').split('<wbr/>');

test.each([
  ['http://localhost:5000/callback', ['http://', 'localhost:5000/', 'callback']],
  ['/oauth/authorize', ['/oauth/', 'authorize']],
  ['/callback/', ['/callback/']],
  ['http://127.0.0.1:5000', ['http://', '127.0.0.1:5000']],
  ['mavio_client_A', ['mavio_', 'client_', 'A']],
])('%s is broken behind its signs', (text, parts) => {
  expect(partsOf(text)).toEqual(parts);
});
