/** Answers for functions handed to libraries that count a function's parameters. */

/** The same function, said to take `count` parameters. */
export function withArity<F extends (...told: never[]) => unknown>(count: number, told: F): F {
  return Object.defineProperty(told, 'length', { value: count });
}
