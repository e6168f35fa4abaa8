/** Answers for how a host name with characters beyond ASCII travels on the wire (RFC 3492). */

/** A label of a host name is at most 63 characters (RFC 1035 2.3.4); a longer one travels nowhere. */
const LONGEST_LABEL = 63;

const digit = (value: number): string => String.fromCharCode(value < 26 ? value + 97 : value + 22);

function adapt(delta: number, points: number, first: boolean): number {
  let rest = first ? Math.floor(delta / 700) : Math.floor(delta / 2);
  rest += Math.floor(rest / points);
  let k = 0;
  for (; rest > 455; k += 36) rest = Math.floor(rest / 35);
  return k + Math.floor((36 * rest) / (rest + 38));
}

function encodeNumber(number: number, bias: number): string {
  let [output, rest] = ['', number];
  for (let k = 36; ; k += 36) {
    const threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
    if (rest < threshold) return output + digit(rest);
    output += digit(threshold + ((rest - threshold) % (36 - threshold)));
    rest = Math.floor((rest - threshold) / (36 - threshold));
  }
}

function encodeLabel(label: string): string {
  const points = Array.from(label, (character) => character.codePointAt(0) ?? 0);
  const basic = points.filter((point) => point < 128);
  let output = basic.map((point) => String.fromCharCode(point)).join('') + (basic.length > 0 ? '-' : '');
  let [n, delta, bias, handled] = [128, 0, 72, basic.length];
  for (; handled < points.length; n += 1, delta += 1) {
    const next = points.reduce((least, point) => (point >= n && point < least ? point : least), Infinity);
    delta += (next - n) * (handled + 1);
    n = next;
    for (const point of points) {
      if (point < n) delta += 1;
      if (point !== n) continue;
      output += encodeNumber(delta, bias);
      bias = adapt(delta, handled + 1, handled === basic.length);
      delta = 0;
      handled += 1;
    }
  }
  return `xn--${output}`;
}

/** Spells a host as it travels: `xn--…` for each label beyond ASCII. In: any text. Out: labels that are too long for a host stay as they are. */
export function toPunycode(host: string): string {
  return host
    .split('.')
    .map((label) => {
      const name = label.normalize('NFC').toLowerCase();
      return /^[\u0000-\u007f]*$/u.test(label) || name.length > LONGEST_LABEL ? label : encodeLabel(name);
    })
    .join('.');
}
