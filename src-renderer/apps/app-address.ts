/** Answers for the addresses of an app's pages: a client id may hold any visible ASCII (RFC 6749 appendix A.1), also what an address reads as its own. Pure. */

/** The words behind /apps/ that are pages of their own. */
const TAKEN = /^new$/i;

/**
 * Writes a client id as one part of an address. The router undoes one percent-encoding (`decodeURI`) before it looks, so signs are encoded
 * twice; issued ids stay as they are. Dots too: `..` would climb, and what ends in `.js` would be asked for as a file.
 */
function partOf(clientId: string): string {
  const once = encodeURIComponent(clientId).replaceAll('.', '%2E');
  return encodeURIComponent(TAKEN.test(clientId) ? once.replace(/^./, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`) : once);
}

/** Address of an app's page. In: its client id, and the last part of the address; none for the overview. */
export function addressOfApp(clientId: string, section = ''): string {
  return `/apps/${partOf(clientId)}${section === '' ? '' : `/${section}`}`;
}

/** Reads the client id back. In: the part of the address as the router hands it over, which may be anything. */
export function readClientId(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
