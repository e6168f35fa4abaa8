/** Answers for the snippet in a POSIX shell with curl: the bare protocol, one request after the other. */
import { quoteForShell } from '../../ui/quote-code.ts';
import type { Snippet } from './snippet.ts';

/** A shell script on curl and openssl. */
export const curl: Snippet = {
  id: 'curl',
  title: 'curl',
  file: 'login.sh',
  install: null,
  run: 'sh login.sh',
  write: ({ issuer, clientId, redirectUri }) => `set -eu
issuer=${quoteForShell(issuer)}
client_id=${quoteForShell(clientId)}
redirect_uri=${quoteForShell(redirectUri)}

random() { openssl rand 32 | openssl base64 -A | tr '+/' '-_' | tr -d '='; }
encoded() { printf %s "$1" | sed -e 's/%/%25/g' -e 's/&/%26/g' -e 's/+/%2B/g' -e 's/#/%23/g' -e 's/ /%20/g'; }
member() { sed -n 's/.*"'"$1"'":"\\([^"]*\\)".*/\\1/p'; }

# New for each login.
state=$(random)
verifier=$(random)
challenge=$(printf %s "$verifier" | openssl dgst -sha256 -binary | openssl base64 -A | tr '+/' '-_' | tr -d '=')

echo "Open $issuer/oauth/authorize?response_type=code&client_id=$(encoded "$client_id")&redirect_uri=$(encoded "$redirect_uri")&scope=meetings:read&state=$state&code_challenge=$challenge&code_challenge_method=S256"
echo 'Then paste the address that the browser ends at:'
read -r callback
case $callback in *"state=$state"*) ;; *) echo 'This answer belongs to another login.' >&2; exit 1 ;; esac
code=$(printf '%s\\n' "$callback" | sed -n 's/.*[?&]code=\\([^&]*\\).*/\\1/p')

# The secret reaches curl by its standard input: arguments can be read by every program on the machine.
ask() { printf %s "$MAVIO_CLIENT_SECRET" | curl -sS --fail-with-body --data-urlencode "client_id=$client_id" --data-urlencode client_secret@- "$@" "$issuer/oauth/token"; }

tokens=$(ask -d grant_type=authorization_code --data-urlencode "code=$code" --data-urlencode "redirect_uri=$redirect_uri" -d "code_verifier=$verifier")
curl -sS --fail-with-body -H "Authorization: Bearer $(printf %s "$tokens" | member access_token)" "$issuer/v1/meetings"
echo

# Before expires_in is over. Store the new refresh token: the old one is spent.
ask -d grant_type=refresh_token --data-urlencode "refresh_token=$(printf %s "$tokens" | member refresh_token)" > /dev/null
echo 'Refreshed.'
`,
};
