/** Answers for the team: its settings, its plan and who is in it. */
import { withPage } from './read-query.ts';
import { type ApiCall, done, listed, missing, type Outcome, type Route } from './route.ts';

/** More members than this are read from their own list. */
const SHOWN = 100;

function readTeam({ server }: ApiCall): Outcome {
  const [team] = server.resources.list('team', { limit: 1, offset: 0 }).items;
  if (team === undefined) return missing('team');
  const { total, items } = server.resources.list('member', { limit: SHOWN, offset: 0 });
  const { id, name, settings, created_at: createdAt } = team;
  return done(200, { id, name, plan: server.plan(), settings, member_count: total, members: items.toReversed(), created_at: createdAt }, 'team');
}

/** Routes of the team. */
export const TEAM_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/v1/team', scopes: ['team:read'], title: 'Reads the team, its plan, settings and members.', handle: readTeam },
  { method: 'GET', path: '/v1/team/members', scopes: ['team:read'], title: 'Lists the members of the team.', handle: withPage((call, wish) => listed(call.server.resources.list('member', wish), wish, 'member')) },
];
