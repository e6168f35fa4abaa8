/** Answers for names and other words that a developer types and people read in one line: what stands in them is what is seen. */
import type { z } from 'zod';

/** No control characters, no breaks of lines, and no halves of a character. */
const PLAIN = /^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u;
/** None of the marks that turn the direction round, of these words and of what stands beside them (UAX 9). */
const ONE_WAY = /^[^\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]*$/u;
/** Nothing at all, or something that leaves a trace: not only blanks, joiners, fillers and the like. */
const VISIBLE = /^$|[^\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Asks that a text can be read. In: the schema of the text, and what it is called, such as `name`. An empty text is for the schema to judge. */
export function readable(text: z.ZodString, called: string): z.ZodString {
  return text
    .regex(PLAIN, `The ${called} holds a control character. Type it again without it.`)
    .regex(ONE_WAY, `The ${called} holds a character that turns the direction of reading round. Type it again without it.`)
    .regex(VISIBLE, `The ${called} has nothing in it that can be seen.`);
}
