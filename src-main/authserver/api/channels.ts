/** Answers for channels, the meetings in them and their members. */
import { z } from 'zod';
import type { LinkedKind } from '../../storage/resources/link-store.ts';
import type { Channel } from '../../storage/resources/shapes.ts';
import { newId } from '../../trace/secrets.ts';
import { changesOf, idField, sentOnly, textUpTo } from './fields.ts';
import { withBody } from './read-body.ts';
import { withPage } from './read-query.ts';
import { type ApiCall, type ApiHandle, conflict, done, gone, impossible, isoOf, listed, missing, type Outcome, type Problem, type Route } from './route.ts';

const shape = { name: textUpTo(80), description: z.string().max(500), visibility: z.enum(['public', 'private']) };
const Changes = changesOf(shape);
const Creation = Changes.extend({ name: shape.name });

/** Two names that differ in case or width only are one name to people. */
const foldName = (name: string): string => name.normalize('NFKC').toLowerCase();

function view({ server: { links } }: ApiCall, channel: Channel): object {
  const { owner_id: ownerId, created_at: createdAt, updated_at: updatedAt, ...rest } = channel;
  const counts = { member_count: links.count(channel.id, 'member'), meeting_count: links.count(channel.id, 'meeting') };
  return { ...rest, ...counts, owner_id: ownerId, created_at: createdAt, updated_at: updatedAt };
}

function findTaken({ server }: ApiCall, channel: Channel): Problem | null {
  const owner = server.resources.findKey('channel', foldName(channel.name));
  return owner === null || owner === channel.id ? null : conflict('name', 'Another channel has this name.');
}

function create(call: ApiCall, body: z.output<typeof Creation>): Outcome {
  const { resources, links, random } = call.server;
  const now = isoOf(call.now);
  const { name, description = '', visibility = 'public' } = body;
  const channel: Channel = { id: newId('chn_', random, 12), name, description, visibility, owner_id: call.personId, created_at: now, updated_at: now };
  const taken = findTaken(call, channel);
  if (taken !== null) return taken;
  resources.insert('channel', channel, { parent: null, key: foldName(name) });
  if (resources.load('member', call.personId) !== null) links.add(channel.id, 'member', call.personId);
  return done(201, view(call, channel), 'channel created');
}

function update(call: ApiCall, body: z.output<typeof Changes>): Outcome {
  const { resources } = call.server;
  const before = resources.load('channel', call.id);
  if (before === null) return missing('channel');
  const channel: Channel = { ...before, ...sentOnly(body), updated_at: isoOf(call.now) };
  const taken = findTaken(call, channel);
  if (taken !== null) return taken;
  resources.update('channel', channel, { parent: null, key: foldName(channel.name) });
  return done(200, view(call, channel), 'channel updated');
}

function readChannel(call: ApiCall): Outcome {
  const channel = call.server.resources.load('channel', call.id);
  return channel === null ? missing('channel') : done(200, view(call, channel), 'channel');
}

const listChannels = withPage((call, wish) => {
  const page = call.server.resources.list('channel', wish);
  return listed({ ...page, items: page.items.map((channel) => view(call, channel)) }, wish, 'channel');
});

function listLinked(kind: LinkedKind): ApiHandle {
  return withPage((call, wish) => {
    if (call.server.resources.load('channel', call.id) === null) return missing('channel');
    return listed(call.server.links.list(call.id, kind, wish), wish, kind);
  });
}

/** Puts a meeting or a member into a channel. */
function link(call: ApiCall, { kind, id, field }: { readonly kind: LinkedKind; readonly id: string; readonly field: string }): Outcome {
  const { resources, links } = call.server;
  const channel = resources.load('channel', call.id);
  if (channel === null) return missing('channel');
  if (resources.load(kind, id) === null) return impossible([{ field, message: kind === 'meeting' ? 'meeting_id is no meeting.' : 'user_id is nobody in the team.' }]);
  if (!links.add(channel.id, kind, id)) return conflict(field, `This ${kind} is in the channel already.`);
  return done(201, view(call, channel), `${kind} added`);
}

function unlink(call: ApiCall, kind: LinkedKind): Outcome {
  const { resources, links } = call.server;
  if (resources.load('channel', call.id) === null) return missing('channel');
  // An id of the other kind is not found here, although it may stand in the channel.
  if (resources.load(kind, call.otherId) === null || !links.remove(call.id, call.otherId)) return missing(kind);
  return gone(`${kind} taken out`);
}

const MeetingLink = z.strictObject({ meeting_id: idField });
const MemberLink = z.strictObject({ user_id: idField });

/** Routes of channels. */
export const CHANNEL_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/v1/channels', scopes: ['channels:read'], title: 'Lists channels.', handle: listChannels },
  { method: 'POST', path: '/v1/channels', scopes: ['channels:write'], title: 'Creates a channel.', handle: withBody(Creation, create) },
  { method: 'GET', path: '/v1/channels/:id', scopes: ['channels:read'], title: 'Reads a channel.', handle: readChannel },
  { method: 'PATCH', path: '/v1/channels/:id', scopes: ['channels:write'], title: 'Changes the fields that are sent.', handle: withBody(Changes, update) },
  { method: 'GET', path: '/v1/channels/:id/meetings', scopes: ['channels:read'], title: 'Lists the meetings of a channel.', handle: listLinked('meeting') },
  {
    method: 'POST', path: '/v1/channels/:id/meetings', scopes: ['channels:write'], title: 'Adds a meeting to a channel.',
    handle: withBody(MeetingLink, (call, { meeting_id: id }) => link(call, { kind: 'meeting', id, field: 'meeting_id' })),
  },
  { method: 'DELETE', path: '/v1/channels/:id/meetings/:otherId', scopes: ['channels:write'], title: 'Takes a meeting out of a channel.', handle: (call) => unlink(call, 'meeting') },
  { method: 'GET', path: '/v1/channels/:id/members', scopes: ['channels:read'], title: 'Lists the members of a channel.', handle: listLinked('member') },
  {
    method: 'POST', path: '/v1/channels/:id/members', scopes: ['channels:write'], title: 'Adds a member to a channel.',
    handle: withBody(MemberLink, (call, { user_id: id }) => link(call, { kind: 'member', id, field: 'user_id' })),
  },
  { method: 'DELETE', path: '/v1/channels/:id/members/:otherId', scopes: ['channels:write'], title: 'Takes a member out of a channel.', handle: (call) => unlink(call, 'member') },
];
