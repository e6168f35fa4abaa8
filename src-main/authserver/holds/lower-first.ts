/** Answers for a headline behind a colon. */

/** The same text, beginning small; abbreviations keep their capitals. */
export function lowerFirst(text: string): string {
  return /^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
