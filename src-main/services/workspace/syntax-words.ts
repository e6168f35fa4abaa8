/** Answers for what a YAML mistake is called. The parser's own sentences quote the file, which may hold a secret. */
import type { ErrorCode } from 'yaml';

const WORDS: Partial<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'An alias (*name) takes no anchor and no tag.',
  BAD_ALIAS: 'An anchor or alias has a name that YAML does not allow.',
  BAD_DIRECTIVE: 'This directive (%…) is not known. Take the line out.',
  BAD_DQ_ESCAPE: 'This is not an escape that YAML knows. Write \\\\ for a backslash, or use single quotes.',
  BAD_INDENT: 'The indentation does not fit. What belongs together starts in the same column.',
  BAD_PROP_ORDER: 'Anchor and tag stand behind the mark (-, ? or :), not before it.',
  BAD_SCALAR_START: 'A text cannot start with this character. Put the text in quotes.',
  BLOCK_AS_IMPLICIT_KEY: 'Two names stand on one line. Put the text in quotes, or the second name on a line of its own.',
  BLOCK_IN_FLOW: 'Inside { } and [ ] everything is separated by commas.',
  DUPLICATE_KEY: 'This name stands here twice. Keep one of them.',
  IMPOSSIBLE: 'This cannot be read as YAML.',
  KEY_OVER_1024_CHARS: 'A name is longer than 1,024 characters. A quotation mark may be missing before this place.',
  MISSING_CHAR: 'A dash, a colon, a comma or a bracket is missing here, or the line is not indented like those around it.',
  MULTILINE_IMPLICIT_KEY: 'This is neither a name with a colon and a space behind it, nor part of a list.',
  MULTIPLE_ANCHORS: 'One value has one anchor at most.',
  MULTIPLE_DOCS: 'A second document begins here. A workspace file is one document.',
  MULTIPLE_TAGS: 'One value has one tag at most.',
  NON_STRING_KEY: 'A name must be a text.',
  RESOURCE_EXHAUSTION: 'Lists and objects are nested too deeply here.',
  TAB_AS_INDENT: 'A tab stands here. YAML is indented with spaces.',
  TAG_RESOLVE_FAILED: 'This tag (!…) is not known. Take it out.',
  UNEXPECTED_TOKEN: 'This does not belong here.',
};

/** In: the parser's code. Out: a sentence that quotes nothing. */
export function sayYamlMistake(code: ErrorCode): string {
  return WORDS[code] ?? 'This cannot be read as YAML.';
}
