/** Answers for webhook endpoints. Nothing is delivered: a local server sends nothing out. */
import { z } from 'zod';
import { PREFIXES } from '../../../src-preload/contract/oauth.ts';
import type { Webhook } from '../../storage/resources/shapes.ts';
import { digest, mint, newId } from '../../trace/secrets.ts';
import { changesOf, sentOnly } from './fields.ts';
import { withBody } from './read-body.ts';
import { withPage } from './read-query.ts';
import { type ApiCall, conflict, done, gone, isoOf, listed, missing, type Outcome, type Route } from './route.ts';

/** What can happen. Source: reference, "Webhooks". */
const EVENTS = [
  'meeting.started', 'meeting.completed', 'transcript.ready', 'summary.ready', 'action_items.ready', 'minutes.ready', 'diagram.ready',
  'speaker.identified', 'meeting.shared', 'meeting.deleted',
] as const;

function isEndpoint(text: string): boolean {
  const url = URL.parse(text);
  if (url?.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname));
}

const shape = {
  url: z.string().max(2000).refine(isEndpoint, 'must be an https address without a password; http only on this machine.'),
  events: z.array(z.enum(EVENTS)).min(1).max(EVENTS.length).transform((events) => [...new Set(events)]),
  description: z.string().max(280),
  active: z.boolean(),
};
const Changes = changesOf(shape);
const Creation = Changes.extend({ url: shape.url, events: shape.events });

/** What everybody but its creation shows: the endpoint without its secret. */
function view({ id, url, events, description, active, created_at: createdAt, updated_at: updatedAt }: Webhook): object {
  return { id, url, events, description, active, created_at: createdAt, updated_at: updatedAt };
}

function create(call: ApiCall, body: z.output<typeof Creation>): Outcome {
  const { resources, random, fingerprints } = call.server;
  const { url, events, description = '', active = true } = body;
  if (resources.findKey('webhook', url) !== null) return conflict('url', 'Another webhook has this address.');
  // The prefix is that of every secret, so that the trace covers it wherever it turns up.
  const secret = mint(PREFIXES.secret, random);
  const now = isoOf(call.now);
  const webhook: Webhook = {
    id: newId('whk_', random, 12), url, events, description, active, secret_digest: digest(secret), secret_hint: fingerprints.of(secret), created_at: now, updated_at: now,
  };
  resources.insert('webhook', webhook, { parent: null, key: url });
  return done(201, { ...view(webhook), secret }, 'webhook created');
}

function update(call: ApiCall, body: z.output<typeof Changes>): Outcome {
  const { resources } = call.server;
  const before = resources.load('webhook', call.id);
  if (before === null) return missing('webhook');
  const webhook: Webhook = { ...before, ...sentOnly(body), updated_at: isoOf(call.now) };
  const owner = resources.findKey('webhook', webhook.url);
  if (owner !== null && owner !== webhook.id) return conflict('url', 'Another webhook has this address.');
  resources.update('webhook', webhook, { parent: null, key: webhook.url });
  return done(200, view(webhook), 'webhook updated');
}

function readWebhook({ server, id }: ApiCall): Outcome {
  const webhook = server.resources.load('webhook', id);
  return webhook === null ? missing('webhook') : done(200, view(webhook), 'webhook');
}

const list = withPage((call, wish) => {
  const page = call.server.resources.list('webhook', wish);
  return listed({ ...page, items: page.items.map(view) }, wish, 'webhook');
});

/** Routes of webhooks. */
export const WEBHOOK_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/v1/webhooks', scopes: ['webhooks:manage'], title: 'Lists webhook endpoints.', handle: list },
  { method: 'POST', path: '/v1/webhooks', scopes: ['webhooks:manage'], title: 'Creates a webhook endpoint and shows its secret, once. Nothing is delivered.', handle: withBody(Creation, create) },
  { method: 'GET', path: '/v1/webhooks/:id', scopes: ['webhooks:manage'], title: 'Reads a webhook endpoint.', handle: readWebhook },
  { method: 'PATCH', path: '/v1/webhooks/:id', scopes: ['webhooks:manage'], title: 'Changes the fields that are sent.', handle: withBody(Changes, update) },
  {
    method: 'DELETE', path: '/v1/webhooks/:id', scopes: ['webhooks:manage'], title: 'Deletes a webhook endpoint.',
    handle: ({ server, id }) => (server.resources.remove('webhook', id) ? gone('webhook deleted') : missing('webhook')),
  },
];
