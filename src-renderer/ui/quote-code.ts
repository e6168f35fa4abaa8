/** Answers for writing a text into code, so that nothing in it is read as code. Pure. */

/** Wraps a text for a POSIX shell. */
export function quoteForShell(text: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A string of JavaScript, in single quotes. */
export function quoteForJs(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A string that Python and Go read alike, in double quotes. */
export function quoteForPythonAndGo(text: string): string {
  return JSON.stringify(text);
}

/** A string of Ruby, in single quotes: there nothing is interpolated. */
export function quoteForRuby(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
