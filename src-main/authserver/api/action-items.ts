/** Answers for action items. An update changes only the fields that are sent; completing one notes when. */
import { z } from 'zod';
import type { FieldProblem } from '../api-answer.ts';
import type { ActionItem } from '../../storage/resources/shapes.ts';
import { newId } from '../../trace/secrets.ts';
import { changesOf, dueDateField, idField, sentOnly, textUpTo } from './fields.ts';
import { withBody } from './read-body.ts';
import { filterOf, withPage } from './read-query.ts';
import { type ApiCall, done, impossible, isoOf, listed, missing, type Outcome, type Route } from './route.ts';

const shape = {
  title: textUpTo(200),
  description: z.string().max(5000),
  status: z.enum(['pending', 'in_progress', 'completed']),
  priority: z.enum(['high', 'medium', 'low']),
  /** A member of the team. */
  assignee_id: idField.nullable(),
  due_date: dueDateField.nullable(),
  meeting_id: idField.nullable(),
  source_segment_id: idField.nullable(),
};
const Changes = changesOf(shape);
const Creation = Changes.extend({ title: shape.title });
type ChangesSent = z.output<typeof Changes>;

/** Puts changes on an item, or names every one that leads nowhere. */
function change(call: ApiCall, before: ActionItem, sent: ChangesSent): ActionItem | FieldProblem[] {
  const { resources } = call.server;
  const { assignee_id: assigneeId, meeting_id: meetingId, ...plain } = sentOnly(sent);
  const problems: FieldProblem[] = [];
  const next: { -readonly [K in keyof ActionItem]: ActionItem[K] } = { ...before, ...plain, updated_at: isoOf(call.now) };
  if (assigneeId !== undefined) {
    const member = assigneeId === null ? null : resources.load('member', assigneeId);
    if (assigneeId !== null && member === null) problems.push({ field: 'assignee_id', message: 'assignee_id is nobody in the team.' });
    next.assignee = member === null ? null : { id: member.id, name: member.name, email: member.email };
  }
  if (meetingId !== undefined) {
    const meeting = meetingId === null ? null : resources.load('meeting', meetingId);
    if (meetingId !== null && meeting === null) problems.push({ field: 'meeting_id', message: 'meeting_id is no meeting.' });
    next.meeting_id = meetingId;
    next.meeting_title = meeting?.title ?? null;
  }
  if (problems.length > 0) return problems;
  if (next.status !== 'completed') next.completed_at = null;
  else next.completed_at ??= isoOf(call.now);
  return next;
}

function create(call: ApiCall, body: z.output<typeof Creation>): Outcome {
  const now = isoOf(call.now);
  const blank: ActionItem = {
    id: newId('act_', call.server.random, 12),
    title: body.title,
    description: '',
    status: 'pending',
    priority: 'medium',
    assignee: null,
    due_date: null,
    meeting_id: null,
    meeting_title: null,
    source_segment_id: null,
    completed_at: null,
    created_at: now,
    updated_at: now,
  };
  const item = change(call, blank, body);
  if (!('id' in item)) return impossible(item);
  call.server.resources.insert('action_item', item, { parent: item.meeting_id, key: null });
  return done(201, item, 'action item created');
}

function update(call: ApiCall, body: ChangesSent): Outcome {
  const { resources } = call.server;
  const before = resources.load('action_item', call.id);
  if (before === null) return missing('action item');
  const item = change(call, before, body);
  if (!('id' in item)) return impossible(item);
  resources.update('action_item', item, { parent: item.meeting_id, key: null });
  return done(200, item, before.completed_at === null && item.completed_at !== null ? 'action item completed' : 'action item updated');
}

function readItem({ server, id }: ApiCall): Outcome {
  const item = server.resources.load('action_item', id);
  return item === null ? missing('action item') : done(200, item, 'action item');
}

const list = withPage((call, wish) => {
  const meetingId = filterOf(call, 'meeting_id');
  const { resources } = call.server;
  return listed(meetingId === null ? resources.list('action_item', wish) : resources.listOf('action_item', meetingId, wish), wish, 'action item');
});

/** Routes of action items. */
export const ACTION_ITEM_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/v1/action-items', scopes: ['action-items:read'], title: 'Lists action items; `meeting_id` narrows it.', handle: list },
  { method: 'POST', path: '/v1/action-items', scopes: ['action-items:write'], title: 'Creates an action item.', handle: withBody(Creation, create) },
  { method: 'GET', path: '/v1/action-items/:id', scopes: ['action-items:read'], title: 'Reads an action item.', handle: readItem },
  { method: 'PATCH', path: '/v1/action-items/:id', scopes: ['action-items:write'], title: 'Changes the fields that are sent; `completed` sets `completed_at`.', handle: withBody(Changes, update) },
];
