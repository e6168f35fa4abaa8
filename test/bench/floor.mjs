/** Answers for the floor that the bench measures against: bare node:http that parses the same form and answers a fixed JSON. Plain JavaScript, so that its start is Node's own. */
import http from 'node:http';

const ANSWER = JSON.stringify({ access_token: `mavio_at_${'x'.repeat(43)}`, token_type: 'Bearer', expires_in: 3600, refresh_token: `mavio_rt_${'y'.repeat(43)}`, scope: 'meetings:read' });

const server = http.createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (text) => (body += text));
  request.on('end', () => {
    new URLSearchParams(body).get('grant_type');
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', 'content-length': Buffer.byteLength(ANSWER) });
    response.end(ANSWER);
  });
});

server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ event: 'ready', issuer: `http://127.0.0.1:${String(server.address().port)}` })}\n`);
});
