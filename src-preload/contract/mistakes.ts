/** Answers for the classes of redirect mistake: what each is called, why Mavio refuses it, and what to change. */

/** What is said about a class, whoever is asking. Source: RFC 6749 3.1.2.3, RFC 3986 6.2.1 (simple string comparison). */
export interface MistakeFacts {
  /** Two or three words, for the label under the characters. */
  readonly title: string;
  /** What differs, as the clause of a sentence that repeats nothing of what was received. */
  readonly clause: string;
  readonly cause: string;
  readonly cure: string;
}

/** Every class of mistake, the decisive ones first: in this order several mistakes of one URI are told. */
export const MISTAKES = {
  'relative': { title: 'not a whole URI', clause: 'scheme or host is missing', cause: 'The URI has no scheme or no host, so a browser could not find it.', cure: 'Send the whole URI, from http:// or https:// on.' },
  'encoded-whole': { title: 'encoded twice', clause: 'the whole URI is percent-encoded', cause: 'The whole URI arrived percent-encoded: it was encoded once by hand and once by the library.', cure: 'Give your library the plain URI; it encodes by itself.' },
  'fragment': { title: 'fragment', clause: 'the fragment behind # differs', cause: 'What stands behind # never reaches a server, so RFC 6749 §3.1.2 forbids it.', cure: 'Remove # and what follows it. Routers that live behind # need a callback path of their own.' },
  'other-app': { title: 'registered on another app', clause: 'exactly this URI is registered on another of your apps', cause: 'Redirect URIs belong to one app. This one is registered, but on another of your apps.', cure: 'Send that app’s client id, or register the URI on this app as well.' },
  'nothing-registered': { title: 'nothing is registered', clause: 'the app has no registered redirect URI', cause: 'The app has no redirect URI to compare with.', cure: 'Register the URI you send.' },
  'cut-at-ampersand': { title: 'cut at &', clause: 'the URI you sent ends where the registered one has &', cause: 'The URI was probably put into the authorization URL without encoding, so its first & ended it.', cure: 'Encode redirect_uri when you build the authorization URL: URLSearchParams or encodeURIComponent.' },
  'whitespace': { title: 'white space', clause: 'a space or line break came along', cause: 'A space, tab or line break came along, usually from an environment file or a copied line.', cure: 'Trim the value where your app reads it.' },
  'invisible': { title: 'invisible character', clause: 'the URI you sent holds a character that cannot be seen', cause: 'The URI holds a character that cannot be seen, usually pasted from a document or a chat.', cure: 'Delete the value and type it by hand once.' },
  'backslash': { title: 'backslash', clause: 'the URI you sent is written with a backslash', cause: 'A backslash is not a slash. Browsers mend it silently, servers compare it as it is.', cure: 'Write / instead of \\.' },
  'scheme': { title: 'scheme', clause: 'the scheme differs', cause: 'http and https are different URIs. Behind a proxy an app often believes that it runs on http.', cure: 'Send the registered scheme: build the URI from configuration, or let your framework trust the proxy’s X-Forwarded-Proto.' },
  'scheme-case': { title: 'scheme in capitals', clause: 'the scheme differs in upper and lower case', cause: 'Mavio compares as plain text, so HTTP:// is not http://.', cure: 'Write the scheme in lower case.' },
  'userinfo': { title: 'user name', clause: 'a user name stands before @', cause: 'What stands before @ is a user name or password. It would travel in every redirect.', cure: 'Take it out, with the @.' },
  'wildcard': { title: 'no wildcards', clause: 'a wildcard would be needed', cause: 'Mavio has no wildcards: * is an ordinary character, and a registered host does not include its subdomains.', cure: 'Register each URI that your app sends, or send all logins through one fixed host.' },
  'loopback-name': { title: 'address, not name', clause: 'the host is another name of this machine', cause: 'localhost, 127.0.0.1 and [::1] are one machine and three different texts.', cure: 'Use the one that is registered, or register the one you send as well.' },
  'trailing-dot': { title: 'dot after the host', clause: 'the host ends in a dot on one side only', cause: 'A dot at the end of a host name leads to the same host and is a different text.', cure: 'Write the host exactly as it is registered, usually without the dot.' },
  'lookalike': { title: 'look-alike character', clause: 'a character of another alphabet looks like the registered one', cause: 'A character of another alphabet looks like the registered one. To computers it is another name.', cure: 'Type that part by hand, in plain ASCII.' },
  'host-case': { title: 'host in capitals', clause: 'the host differs in upper and lower case', cause: 'Host names ignore upper and lower case, plain text does not.', cure: 'Write the host in lower case, as it is registered.' },
  'host': { title: 'host', clause: 'the host differs', cause: 'The host is another one, often that of a preview, staging or tunnel address.', cure: 'Send the registered host, or register the URI you send.' },
  'default-port': { title: 'default port', clause: 'the default port is written out on one side only', cause: 'The port is the scheme’s default one. Writing it changes nothing but the text, and the text is compared.', cure: 'Write or leave out the port exactly as it is registered.' },
  'port-missing': { title: 'port missing', clause: 'the port is missing', cause: 'A port is registered and none was sent. Reverse proxies and some frameworks drop it.', cure: 'Send the registered port, or register the URI without it.' },
  'port-extra': { title: 'port too many', clause: 'the URI you sent names a port, and the registered one does not', cause: 'A port was sent and none is registered.', cure: 'Leave the port out, or register the URI with it.' },
  'port-different': { title: 'port', clause: 'the port differs', cause: 'The port is another one. Development servers take the next free port without a word.', cure: 'Fix the port of your development server, or register this one as well.' },
  'dot-segments': { title: 'dot segments', clause: 'the path holds . or .. segments on one side', cause: 'A browser would resolve . and .. in a path. Mavio compares them as they are.', cure: 'Send the resolved path.' },
  'double-encoding': { title: 'encoded twice', clause: 'a part is percent-encoded twice', cause: 'A part was percent-encoded twice, as %252F instead of %2F.', cure: 'Encode once. Give your library plain values.' },
  'percent-encoding': { title: 'percent-encoding', clause: 'the two are percent-encoded differently', cause: 'The same character is plain on one side and encoded on the other, or with other capitals (%2f and %2F).', cure: 'Write it exactly as it is registered.' },
  'plus-space': { title: 'plus or space', clause: 'a space is written differently', cause: 'A space is + in forms, %20 in URIs. Unencoded in a query, + arrives as a space.', cure: 'Encode redirect_uri when you build the authorization URL, and write the space exactly as it is registered.' },
  'path-case': { title: 'path in capitals', clause: 'the path differs in upper and lower case', cause: 'Paths are compared with upper and lower case.', cure: 'Copy the registered path.' },
  'prefix': { title: 'expected prefix match', clause: 'the URI you sent goes on after the registered path', cause: 'The URI begins like a registered one and goes on. Mavio compares whole URIs, not beginnings.', cure: 'Register the whole URI, or keep what varies in state.' },
  'path': { title: 'path', clause: 'the path differs', cause: 'The path is another one.', cure: 'Send the registered path, or register the URI you send.' },
  'trailing-slash': { title: 'trailing slash', clause: 'a slash at the end stands on one side only', cause: 'Frameworks and URL builders add or drop a slash at the end.', cure: 'Send it exactly as registered; look for your framework’s trailing-slash setting.' },
  'query-missing': { title: 'query missing', clause: 'a part of the registered query is missing', cause: 'A part of the registered query was not sent. Some libraries drop it.', cure: 'Send the query as it is registered, or register the URI without it.' },
  'query-extra': { title: 'query too long', clause: 'the URI you sent carries a query that the registered one does not have', cause: 'A query was added that is not registered.', cure: 'Keep what varies from login to login in state, not in the redirect URI.' },
  'query-order': { title: 'query order', clause: 'the query has another order', cause: 'The same parameters stand in another order, and Mavio compares text.', cure: 'Send them in the registered order. Beware of libraries that sort.' },
  'query-value': { title: 'query value', clause: 'a value in the query differs', cause: 'A query parameter has another value than the registered one.', cure: 'Keep what varies from login to login in state, not in the redirect URI.' },
} as const satisfies Record<string, MistakeFacts>;

/** Name of a class of mistake. */
export type MistakeName = keyof typeof MISTAKES;

/** All classes, the decisive ones first. */
export const MISTAKE_NAMES = Object.keys(MISTAKES) as [MistakeName, ...MistakeName[]];
