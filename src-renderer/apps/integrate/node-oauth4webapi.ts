/** Answers for the snippet in Node with oauth4webapi: the library checks the answers. */
import { quoteForJs } from '../../ui/quote-code.ts';
import type { Snippet } from './snippet.ts';

/** Node, with oauth4webapi. */
export const nodeOauth4webapi: Snippet = {
  id: 'oauth4webapi',
  title: 'oauth4webapi',
  file: 'login.mjs',
  install: 'npm install oauth4webapi',
  run: 'node login.mjs',
  write: ({ issuer, clientId, redirectUri, port, path }) => `import { createServer } from 'node:http'
import * as oauth from 'oauth4webapi'

const issuer = new URL(${quoteForJs(issuer)})
const redirectUri = ${quoteForJs(redirectUri)}
const client = { client_id: ${quoteForJs(clientId)} }
const secret = oauth.ClientSecretBasic(process.env.MAVIO_CLIENT_SECRET)
// The local server speaks plain http; leave this out in production.
const local = { [oauth.allowInsecureRequests]: issuer.protocol === 'http:' }

const found = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...local })
const server = await oauth.processDiscoveryResponse(issuer, found)

// New for each login. A web app keeps both in the person's session.
const state = oauth.generateRandomState()
const verifier = oauth.generateRandomCodeVerifier()

const login = new URL(server.authorization_endpoint)
login.search = new URLSearchParams({
  response_type: 'code',
  client_id: client.client_id,
  redirect_uri: redirectUri,
  scope: 'meetings:read',
  state,
  code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
  code_challenge_method: 'S256',
})

async function finish(callback) {
  const params = oauth.validateAuthResponse(server, client, callback, state)
  const tokens = await oauth.processAuthorizationCodeResponse(server, client,
    await oauth.authorizationCodeGrantRequest(server, client, secret, params, redirectUri, verifier, local))
  const meetings = await oauth.protectedResourceRequest(
    tokens.access_token, 'GET', new URL('/v1/meetings', issuer), undefined, undefined, local)
  const { data } = await meetings.json()
  for (const meeting of data) console.log(meeting.title)
  // Before expires_in is over. Store the new refresh token: the old one is spent.
  await oauth.processRefreshTokenResponse(server, client,
    await oauth.refreshTokenGrantRequest(server, client, secret, tokens.refresh_token, local))
  console.log('Refreshed.')
}

createServer((request, response) => {
  const callback = new URL(request.url, redirectUri)
  if (callback.pathname !== ${quoteForJs(path)}) return response.writeHead(404).end()
  return finish(callback).then(
    () => response.end('You are logged in.', () => process.exit(0)),
    (error) => response.writeHead(400).end(error.message, () => process.exit(1)),
  )
}).listen(${String(port)}, () => console.log('Open ' + login.href))
`,
};
