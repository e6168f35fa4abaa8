/** Answers for which addresses belong to the API. */

/** True for addresses of the API, which speaks JSON even when it has nothing to say. */
export function isApiPath(path: string): boolean {
  return path === '/v1' || path.startsWith('/v1/');
}
