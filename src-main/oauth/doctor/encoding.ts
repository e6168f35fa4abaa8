/** Answers for percent-encoding as text: decoding that never fails, and comparing what two spellings mean. */

/** Decodes each valid %XX once (UTF-8); what cannot be decoded stays as it is. */
export function decodeOnce(text: string): string {
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

/** True when both spellings mean the same after one decoding, but are written differently. */
export function differsInEncoding(a: string, b: string): boolean {
  return a !== b && decodeOnce(a) === decodeOnce(b);
}

/** True when decoding one side once more makes it mean the same: it was encoded twice. */
export function isEncodedTwice(a: string, b: string): boolean {
  return a !== b && decodeOnce(a) !== decodeOnce(b) && decodeOnce(decodeOnce(a)) === decodeOnce(decodeOnce(b));
}

/** True when a space is written differently: as +, %20 or a space. */
export function differsInSpaces(a: string, b: string): boolean {
  const spaced = (text: string): string => text.replace(/\+|%20/g, ' ');
  if (a === b || spaced(a) === spaced(b)) return a !== b;
  return decodeOnce(a) !== decodeOnce(b) && decodeOnce(spaced(a)) === decodeOnce(spaced(b));
}

/** Resolves `.` and `..` segments of a path (RFC 3986 5.2.4). */
export function resolveDots(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/');
  segments.forEach((segment, index) => {
    const last = index === segments.length - 1;
    if (segment === '..') {
      if (kept.length > 1) kept.pop();
      if (last) kept.push('');
    } else if (segment === '.') {
      if (last) kept.push('');
    } else kept.push(segment);
  });
  return kept.join('/');
}
