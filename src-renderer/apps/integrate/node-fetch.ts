/** Answers for the snippet in Node without packages: every parameter is in sight. */
import { quoteForJs } from '../../ui/quote-code.ts';
import type { Snippet } from './snippet.ts';

/** Node, with fetch only. */
export const nodeFetch: Snippet = {
  id: 'node',
  title: 'Node',
  file: 'login.mjs',
  install: null,
  run: 'node login.mjs',
  write: ({ issuer, clientId, redirectUri, port, path }) => `import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'

const issuer = ${quoteForJs(issuer)}
const clientId = ${quoteForJs(clientId)}
const redirectUri = ${quoteForJs(redirectUri)}
const clientSecret = process.env.MAVIO_CLIENT_SECRET

// New for each login. A web app keeps both in the person's session.
const state = randomBytes(16).toString('base64url')
const verifier = randomBytes(32).toString('base64url')

const login = new URL('/oauth/authorize', issuer)
login.search = new URLSearchParams({
  response_type: 'code',
  client_id: clientId,
  redirect_uri: redirectUri,
  scope: 'meetings:read',
  state,
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
})

async function ask(grant) {
  const response = await fetch(new URL('/oauth/token', issuer), {
    method: 'POST',
    body: new URLSearchParams({ ...grant, client_id: clientId, client_secret: clientSecret }),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.error + ': ' + answer.error_description)
  return answer
}

async function finish(query) {
  if (query.get('state') !== state) throw new Error('This answer belongs to another login.')
  if (query.get('iss') !== issuer) throw new Error('This answer comes from another server.')
  if (query.has('error')) throw new Error(query.get('error') + ': ' + query.get('error_description'))
  const tokens = await ask({
    grant_type: 'authorization_code',
    code: query.get('code'),
    redirect_uri: redirectUri,
    code_verifier: verifier,
  })
  const meetings = await fetch(new URL('/v1/meetings', issuer), {
    headers: { authorization: 'Bearer ' + tokens.access_token },
  })
  const { data } = await meetings.json()
  for (const meeting of data) console.log(meeting.title)
  // Before expires_in is over. Store the new refresh token: the old one is spent.
  await ask({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token })
  console.log('Refreshed.')
}

createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, redirectUri)
  if (pathname !== ${quoteForJs(path)}) return response.writeHead(404).end()
  return finish(searchParams).then(
    () => response.end('You are logged in.', () => process.exit(0)),
    (error) => response.writeHead(400).end(error.message, () => process.exit(1)),
  )
}).listen(${String(port)}, () => console.log('Open ' + login.href))
`,
};
