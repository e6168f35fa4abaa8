/** Answers for which of the parser's complaints are told, and where: one slip often makes it stumble many times, and late. */
import { type Document, type ErrorCode, isCollection, isScalar, type Node, visit, type YAMLError } from 'yaml';
import { sayYamlMistake } from './syntax-words.ts';

/** A slip at an offset of the text. */
export interface Slip {
  readonly at: number;
  readonly message: string;
}

/** After these the parser only guesses what belongs where. */
const ENDING: readonly ErrorCode[] = ['BAD_INDENT', 'TAB_AS_INDENT', 'MISSING_CHAR', 'MULTILINE_IMPLICIT_KEY', 'BLOCK_AS_IMPLICIT_KEY', 'BLOCK_IN_FLOW', 'UNEXPECTED_TOKEN'];
const MAY_BE_OPEN: readonly ErrorCode[] = ['BAD_INDENT', 'MISSING_CHAR'];

/** The innermost quoted text, list or object in brackets that should have ended before an offset. */
function findOpen(doc: Document, at: number): Node | null {
  let found: Node | null = null;
  visit(doc, {
    Node: (_key, node) => {
      const isBracketed = isCollection(node) && node.flow === true;
      const isQuoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
      if ((isBracketed || isQuoted) && node.range && node.range[0] < at && at <= node.range[2]) found = node;
    },
  });
  return found;
}

function tell({ code, pos }: YAMLError, doc: Document): Slip {
  const open = MAY_BE_OPEN.includes(code) ? findOpen(doc, pos[0]) : null;
  if (!open?.range) return { at: pos[0], message: sayYamlMistake(code) };
  const message = isScalar(open) ? 'The text that begins here is not closed: its quotation mark is missing.' : 'What begins here is not closed by ] or }, or its end is not indented.';
  return { at: open.range[0], message };
}

/** In: a parsed document. Out: what to tell, in the order of the text; nothing when it is in order. */
export function findSlips(doc: Document): Slip[] {
  const exhausted = doc.errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  if (exhausted !== undefined) return [{ at: exhausted.pos[0], message: sayYamlMistake(exhausted.code) }];
  const isEnding = ({ code }: YAMLError): boolean => ENDING.includes(code);
  // Of complaints about one place the one about indentation says most.
  const rank = ({ code }: YAMLError): number => (code === 'BAD_INDENT' || code === 'TAB_AS_INDENT' ? 0 : 1);
  const all = [...doc.errors, ...doc.warnings].sort((a, b) => a.pos[0] - b.pos[0] || rank(a) - rank(b));
  const end = all.find(isEnding);
  const first = end === undefined ? undefined : (all.find((error) => rank(error) === 0 && error.pos[0] <= end.pos[1] + 1) ?? end);
  return [...all.filter((error) => !isEnding(error) && (end === undefined || error.pos[0] < end.pos[0])), ...(first === undefined ? [] : [first])].map((error) => tell(error, doc));
}
