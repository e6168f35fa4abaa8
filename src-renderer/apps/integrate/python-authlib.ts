/** Answers for the snippet in Python with Authlib. */
import { quoteForPythonAndGo as quote } from '../../ui/quote-code.ts';
import type { Snippet } from './snippet.ts';

/** Python, with Authlib on requests. */
export const pythonAuthlib: Snippet = {
  id: 'python',
  title: 'Python',
  file: 'login.py',
  install: 'pip install authlib requests',
  run: 'python3 login.py',
  write: ({ issuer, clientId, redirectUri, port, path }) => `import os
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urljoin, urlsplit

from authlib.common.security import generate_token
from authlib.integrations.requests_client import OAuth2Session

ISSUER = ${quote(issuer)}
REDIRECT_URI = ${quote(redirectUri)}
TOKEN_URL = ISSUER + "/oauth/token"

mavio = OAuth2Session(
    ${quote(clientId)},
    os.environ["MAVIO_CLIENT_SECRET"],
    scope="meetings:read",
    redirect_uri=REDIRECT_URI,
    code_challenge_method="S256",
    token_endpoint_auth_method="client_secret_post",
)
# New for each login. A web app keeps both in the person's session.
verifier = generate_token(48)
login, state = mavio.create_authorization_url(ISSUER + "/oauth/authorize", code_verifier=verifier)


def finish(callback):
    if parse_qs(urlsplit(callback).query).get("iss") != [ISSUER]:
        raise ValueError("This answer comes from another server.")
    token = mavio.fetch_token(TOKEN_URL, authorization_response=callback, state=state, code_verifier=verifier)
    meetings = mavio.get(ISSUER + "/v1/meetings")
    meetings.raise_for_status()
    for meeting in meetings.json()["data"]:
        print(meeting["title"])
    # Before expires_in is over. Store the new refresh token: the old one is spent.
    mavio.refresh_token(TOKEN_URL, refresh_token=token["refresh_token"])
    print("Refreshed.")


class Callback(BaseHTTPRequestHandler):
    def do_GET(self):
        if urlsplit(self.path).path != ${quote(path)}:
            self.send_error(404)
            return
        try:
            finish(urljoin(REDIRECT_URI, self.path))
            self.server.status, answer = 0, "You are logged in."
        except Exception as error:
            self.server.status, answer = 1, str(error)
        self.send_response(400 if self.server.status else 200)
        self.end_headers()
        self.wfile.write(answer.encode())

    def log_message(self, *args):
        pass


server = HTTPServer(("127.0.0.1", ${String(port)}), Callback)
server.status = None
print("Open", login, flush=True)
while server.status is None:
    server.handle_request()
raise SystemExit(server.status)
`,
};
