/** Answers for the snippet in Ruby with the oauth2 gem. */
import { quoteForRuby as quote } from '../../ui/quote-code.ts';
import type { Snippet } from './snippet.ts';

/** Ruby, with oauth2. */
export const rubyOauth2: Snippet = {
  id: 'ruby',
  title: 'Ruby',
  file: 'login.rb',
  install: 'gem install oauth2',
  run: 'ruby login.rb',
  write: ({ issuer, clientId, redirectUri, port, path }) => `require 'base64'
require 'digest'
require 'oauth2'
require 'securerandom'
require 'socket'
require 'uri'

$stdout.sync = true
ISSUER = ${quote(issuer)}
REDIRECT_URI = ${quote(redirectUri)}

mavio = OAuth2::Client.new(
  ${quote(clientId)},
  ENV.fetch('MAVIO_CLIENT_SECRET'),
  site: ISSUER,
  authorize_url: '/oauth/authorize',
  token_url: '/oauth/token',
  auth_scheme: :request_body
)

# New for each login. A web app keeps both in the person's session.
state = SecureRandom.urlsafe_base64(16)
verifier = SecureRandom.urlsafe_base64(32)

login = mavio.auth_code.authorize_url(
  redirect_uri: REDIRECT_URI,
  scope: 'meetings:read',
  state: state,
  code_challenge: Base64.urlsafe_encode64(Digest::SHA256.digest(verifier), padding: false),
  code_challenge_method: 'S256'
)

finish = lambda do |query|
  raise 'This answer belongs to another login.' unless query['state'] == state
  raise 'This answer comes from another server.' unless query['iss'] == ISSUER
  raise "#{query['error']}: #{query['error_description']}" if query['error']

  token = mavio.auth_code.get_token(query['code'], redirect_uri: REDIRECT_URI, code_verifier: verifier)
  token.get('/v1/meetings').parsed['data'].each { |meeting| puts meeting['title'] }
  # Before expires_in is over. Store the new refresh token: the old one is spent.
  token.refresh!
  puts 'Refreshed.'
end

server = TCPServer.new('127.0.0.1', ${String(port)})
puts "Open #{login}"
loop do
  socket = server.accept
  target = socket.gets.to_s.split[1].to_s
  nil until socket.gets.to_s.strip.empty?
  path, query = target.split('?', 2)
  unless path == ${quote(path)}
    socket.write "HTTP/1.1 404 Not Found\\r\\nConnection: close\\r\\n\\r\\n"
    socket.close
    next
  end
  begin
    finish.call(URI.decode_www_form(query.to_s).to_h)
    status, answer = '200 OK', 'You are logged in.'
  rescue StandardError => e
    status, answer = '400 Bad Request', e.message
  end
  socket.write "HTTP/1.1 #{status}\\r\\nContent-Type: text/plain\\r\\nConnection: close\\r\\n\\r\\n#{answer}"
  socket.close
  exit status.start_with?('200')
end
`,
};
