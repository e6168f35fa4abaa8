/** Answers for inputs that somebody may send to a procedure: shaped as its schema asks, with odd, huge or foreign values in the place of any part. */
import fc from 'fast-check';

/** What is used of a JSON Schema, as zod writes it. */
export interface Shape {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly minimum?: number;
  readonly maximum?: number;
}

// Much deeper ones end the call stack of the client that shall send them, and of fast-check that shall show them: they never reach the console.
const nest = (depth: number): unknown => Array.from({ length: depth }).reduce<unknown>((inner, _, index) => (index % 2 === 0 ? [inner] : { inner }), null);

const TEXTS = [
  '', ' ', '\0', '\u{ffff}', '\ud800', '__proto__', 'constructor', '../../../etc/passwd', 'mavio.db', "' OR 1=1 --", '"*" AND ("', '%00', 'http://localhost:99999/', 'http://[::1', 'javascript:alert(1)',
  'https://a.example/cb#x', '\u202eelpmaxe', 'NaN', '1e999', '{"apps": []}', 'apps: &a [*a]', '<svg onload=x>', 'x'.repeat(200_000), '\u{1f600}'.repeat(5000),
];
const NUMBERS = [0, -0, -1, 0.5, NaN, Infinity, -Infinity, 2 ** 31, 2 ** 53, -(2 ** 53), 8.64e15, 8.64e15 + 1, 1e308, Number.MIN_VALUE];

const odd = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, true, false, ...TEXTS, ...NUMBERS, nest(50), nest(400), [], {}, Array.from({ length: 20_000 }, () => 'x')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true }),
);

/** A whole number within the bounds, or next to them. */
function numberOf({ minimum = -1000, maximum = 1000 }: Shape): fc.Arbitrary<unknown> {
  return fc.oneof(fc.constantFrom(minimum, maximum, minimum - 1, maximum + 1, ...NUMBERS), fc.integer({ min: Math.ceil(Math.max(minimum, -(2 ** 31))), max: Math.floor(Math.min(maximum, 2 ** 31 - 1)) }));
}

function objectOf({ properties = {}, required = [] }: Shape, known: () => readonly unknown[]): fc.Arbitrary<unknown> {
  const whole = Object.fromEntries(Object.entries(properties).map(([name, shape]) => [name, anyInput(shape, known)]));
  return fc.tuple(fc.record(whole, { requiredKeys: required.filter((name) => name in whole) }), fc.oneof({ weight: 9, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.dictionary(fc.string(), odd, { maxKeys: 2 }) })).map(([given, more]) => ({ ...given, ...more }));
}

function shaped(shape: Shape, known: () => readonly unknown[]): fc.Arbitrary<unknown> {
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum);
  if ('const' in shape) return fc.constant(shape.const);
  const variants = shape.anyOf ?? shape.oneOf ?? (Array.isArray(shape.type) ? shape.type.map((type: string): Shape => ({ ...shape, type })) : undefined);
  if (variants !== undefined) return fc.oneof(...variants.map((variant) => anyInput(variant, known)));
  if (shape.allOf !== undefined) return fc.tuple(...shape.allOf.map((part) => shaped(part, known))).map((parts) => Object.assign({}, ...parts) as unknown);
  if (shape.type === 'object') return objectOf(shape, known);
  if (shape.type === 'array') return fc.array(anyInput(shape.items ?? {}, known), { maxLength: 4 });
  if (shape.type === 'number' || shape.type === 'integer') return numberOf(shape);
  if (shape.type === 'boolean') return fc.boolean();
  if (shape.type === 'null') return fc.constant(null);
  // Texts are mostly ids: one that is known here leads deeper than any that is made up.
  if (shape.type === 'string') return fc.oneof({ weight: 3, arbitrary: fc.nat().map((index) => known()[index % Math.max(1, known().length)]) }, { weight: 1, arbitrary: fc.constantFrom(...TEXTS) }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) });
  return odd;
}

/** In: the schema of an input, and the ids that are known where it is sent. */
export function anyInput(shape: Shape, known: () => readonly unknown[]): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: shaped(shape, known) }, { weight: 1, arbitrary: odd });
}

/** A whole input of which any part may be something else. */
export function almost(whole: object): fc.Arbitrary<unknown> {
  return fc.record(Object.fromEntries(Object.entries(whole).map(([name, value]) => [name, fc.oneof({ weight: 9, arbitrary: fc.constant<unknown>(value) }, { weight: 1, arbitrary: odd })])));
}
