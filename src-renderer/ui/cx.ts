/** Answers for joining class names. */

/** Joins the class names that are set. In: names, or false, null and undefined for those that do not apply. Out: one string. */
export function cx(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
