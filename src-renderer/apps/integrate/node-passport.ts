/** Answers for the snippet in Node with express and passport-oauth2. */
import { quoteForJs } from '../../ui/quote-code.ts';
import type { Snippet } from './snippet.ts';

/** Node, with passport-oauth2. */
export const nodePassport: Snippet = {
  id: 'passport',
  title: 'passport-oauth2',
  file: 'login.mjs',
  install: 'npm install express express-session passport passport-oauth2',
  run: 'node login.mjs',
  write: ({ issuer, clientId, redirectUri, port, path }) => `import { randomBytes } from 'node:crypto'
import express from 'express'
import session from 'express-session'
import passport from 'passport'
import OAuth2Strategy from 'passport-oauth2'

const issuer = ${quoteForJs(issuer)}

const mavio = new OAuth2Strategy({
  authorizationURL: issuer + '/oauth/authorize',
  tokenURL: issuer + '/oauth/token',
  clientID: ${quoteForJs(clientId)},
  clientSecret: process.env.MAVIO_CLIENT_SECRET,
  callbackURL: ${quoteForJs(redirectUri)},
  scope: 'meetings:read',
  state: true,
  pkce: true,
}, (accessToken, refreshToken, profile, done) => done(null, { accessToken, refreshToken }))
// Otherwise the library puts the token into the address, which Mavio refuses.
mavio._oauth2.useAuthorizationHeaderforGET(true)
passport.use('mavio', mavio)

const refresh = (refreshToken) => new Promise((resolve, reject) => {
  mavio._oauth2.getOAuthAccessToken(refreshToken, { grant_type: 'refresh_token' },
    (error, accessToken, renewed) => error ? reject(error) : resolve({ accessToken, refreshToken: renewed }))
})

const app = express()
app.use(session({ secret: randomBytes(32).toString('hex'), resave: false, saveUninitialized: false }))
app.get('/', passport.authenticate('mavio', { session: false }))
app.get(${quoteForJs(path)}, passport.authenticate('mavio', { session: false }), async (request, response) => {
  const { accessToken, refreshToken } = request.user
  const meetings = await fetch(issuer + '/v1/meetings', {
    headers: { authorization: 'Bearer ' + accessToken },
  })
  const { data } = await meetings.json()
  for (const meeting of data) console.log(meeting.title)
  // Before the access token is over. Store the new refresh token: the old one is spent.
  await refresh(refreshToken)
  console.log('Refreshed.')
  response.send('You are logged in.').once('finish', () => process.exit(0))
})
app.listen(${String(port)}, () => console.log('Open ' + new URL('/', ${quoteForJs(redirectUri)}).href))
`,
};
