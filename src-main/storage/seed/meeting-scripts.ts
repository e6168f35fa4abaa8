/** Answers for what was said in the seeded meetings, oldest first. Shipped with version 3 of the database, so never edited. */
import type { PersonKey } from './company.ts';

/** A promise made in a meeting. */
export interface SeedAction {
  readonly title: string;
  readonly who: PersonKey;
  readonly priority: 'high' | 'medium' | 'low';
  readonly status: 'pending' | 'in_progress' | 'completed';
  readonly dueInDays: number;
}

/** A meeting with everything that came out of it. The first of `who` is the host. */
export interface SeedMeeting {
  readonly id: string;
  readonly title: string;
  readonly platform: string;
  readonly startedAt: string;
  readonly minutes: number;
  readonly who: readonly PersonKey[];
  readonly tags: readonly string[];
  /** Who says what; empty for a meeting that is still to come. */
  readonly lines: readonly (readonly [PersonKey, string])[];
  readonly overview: string;
  readonly decision: string;
  readonly actions: readonly SeedAction[];
  readonly note?: string;
}

/** Twelve meetings of one September. */
export const MEETINGS: readonly SeedMeeting[] = [
  {
    id: 'mtg_2Tq7LxPd9RkV', title: 'Quarterly board meeting', platform: 'zoom', startedAt: '2025-09-02T13:00:00.000Z', minutes: 92, who: ['ada', 'tomas', 'priya', 'jun'], tags: ['board', 'quarterly'],
    lines: [
      ['ada', 'Revenue is up eleven percent on the last quarter, and churn is the lowest we have had.'],
      ['tomas', 'Three of the five new accounts came through referrals, so support is paying for itself.'],
      ['priya', 'The new onboarding went live in July; half of the trial accounts now finish it on the first day.'],
      ['jun', 'The calibration service is the next thing that will not scale, and I would like a month for it.'],
      ['ada', 'Then October is for calibration, and we move the export feature to November.'],
    ],
    overview: 'The quarter closed eleven percent up with low churn. October goes to the calibration service; the export feature moves to November.',
    decision: 'October is reserved for the calibration service.',
    actions: [
      { title: 'Send the board deck with the final numbers', who: 'ada', priority: 'high', status: 'completed', dueInDays: 3 },
      { title: 'Plan the calibration month', who: 'jun', priority: 'high', status: 'in_progress', dueInDays: 14 },
    ],
    note: 'Board asks for churn by segment next time, not only in total.',
  },
  {
    id: 'mtg_5Bd8RnWk3HyC', title: 'Roadmap: fourth quarter', platform: 'google_meet', startedAt: '2025-09-04T09:00:00.000Z', minutes: 61, who: ['priya', 'ada', 'jun', 'elias'], tags: ['planning', 'quarterly'],
    lines: [
      ['priya', 'We have room for two large things: calibration, and a first version of shared workspaces.'],
      ['elias', 'Shared workspaces need the permissions work first, and that is three weeks on its own.'],
      ['ada', 'Let us promise permissions this quarter and say nothing about workspaces until they are real.'],
    ],
    overview: 'The fourth quarter holds calibration and the permissions work. Shared workspaces follow once permissions are done.',
    decision: 'Permissions are promised, shared workspaces are not.',
    actions: [{ title: 'Write the permissions proposal', who: 'elias', priority: 'medium', status: 'in_progress', dueInDays: 10 }],
    note: 'Permissions first. Do not mention shared workspaces to customers yet.',
  },
  {
    id: 'mtg_8Wn3JcYb5GhA', title: 'Design review: consent page', platform: 'google_meet', startedAt: '2025-09-09T09:30:00.000Z', minutes: 48, who: ['priya', 'ada', 'jun'], tags: ['design'],
    lines: [
      ['priya', 'People read the name of the app and the first permission, and then they press the button.'],
      ['jun', 'Then the permission that matters most should be the first one, not the first in the alphabet.'],
      ['ada', 'I would rather have fewer permissions on the page than a cleverer order.'],
      ['priya', 'I can group them by what they touch: meetings, notes, and the team.'],
    ],
    overview: 'The consent page groups permissions by what they touch. Wording stays plain, and nothing is preselected.',
    decision: 'Permissions are grouped by meetings, notes and team.',
    actions: [{ title: 'Draw the grouped consent page', who: 'priya', priority: 'medium', status: 'completed', dueInDays: 4 }],
  },
  {
    id: 'mtg_1Xe6VmTa8QoJ', title: 'Customer call: Atelier Aubert', platform: 'zoom', startedAt: '2025-09-11T14:00:00.000Z', minutes: 29, who: ['tomas', 'marcel'], tags: ['customer'],
    lines: [
      ['marcel', 'We record every client meeting, but nobody writes down who promised the drawings.'],
      ['tomas', 'Action items are taken from the transcript; you can correct the name when it is wrong.'],
      ['marcel', 'Can they be sent to our own planning tool?'],
      ['tomas', 'Yes, with a webhook. I will send you an example tomorrow.'],
    ],
    overview: 'Atelier Aubert wants action items in its own planning tool and will try a webhook.',
    decision: 'The trial is extended by two weeks.',
    actions: [{ title: 'Send Marcel a webhook example', who: 'tomas', priority: 'high', status: 'completed', dueInDays: 1 }],
    note: 'Marcel prefers the phone to mail. Trial extended until the end of the month.',
  },
  {
    id: 'mtg_9Kc2ZpGf6UsN', title: 'Security review', platform: 'google_meet', startedAt: '2025-09-12T11:00:00.000Z', minutes: 53, who: ['nora', 'jun', 'elias'], tags: ['security'],
    lines: [
      ['nora', 'The audit asks how long recordings are kept and who can listen to them.'],
      ['jun', 'A year by default, and only people who were invited, plus the owner of the team.'],
      ['elias', 'Access tokens are one hour, and we rotate the refresh tokens now.'],
    ],
    overview: 'The audit questions on retention and access are answered. Rotation of refresh tokens is done.',
    decision: 'Recordings are kept for 365 days unless a team chooses less.',
    actions: [{ title: 'Answer the audit in writing', who: 'nora', priority: 'high', status: 'pending', dueInDays: 7 }],
  },
  {
    id: 'mtg_6Fs1ZoEu4KmD', title: 'Weekly standup', platform: 'google_meet', startedAt: '2025-09-15T08:00:00.000Z', minutes: 16, who: ['tomas', 'ada', 'priya', 'jun'], tags: ['standup'],
    lines: [
      ['tomas', 'Two tickets about late summaries on Friday, both from long meetings.'],
      ['jun', 'I saw them. The queue was behind by twenty minutes and has caught up.'],
      ['priya', 'The grouped consent page is ready to look at.'],
    ],
    overview: 'Late summaries on Friday came from a queue that has caught up. The consent page is ready for a look.',
    decision: 'The queue gets an alarm at five minutes.',
    actions: [{ title: 'Add an alarm to the summary queue', who: 'jun', priority: 'medium', status: 'pending', dueInDays: 2 }],
  },
  {
    id: 'mtg_4Jq9SwBx2LfP', title: 'Hiring: second designer', platform: 'google_meet', startedAt: '2025-09-15T13:30:00.000Z', minutes: 38, who: ['nora', 'priya'], tags: ['hiring'],
    lines: [
      ['nora', 'We have forty applications, and six of them show work with instruments or measuring.'],
      ['priya', 'I would talk to those six first and ask each for one drawing they changed their mind about.'],
    ],
    overview: 'Six of forty candidates are invited. Each brings one drawing they changed their mind about.',
    decision: 'Interviews are in the last week of September.',
    actions: [{ title: 'Invite the six candidates', who: 'nora', priority: 'medium', status: 'in_progress', dueInDays: 3 }],
    note: 'Ask for one drawing they changed their mind about, and why.',
  },
  {
    id: 'mtg_3Hv9QtXi7NpB', title: 'Customer call: Fjord Logistics', platform: 'zoom', startedAt: '2025-09-16T12:15:00.000Z', minutes: 34, who: ['ada', 'tomas'], tags: ['customer', 'onboarding'],
    lines: [
      ['ada', 'Fjord has two hundred people in four harbours, and they want to start with one.'],
      ['tomas', 'Bergen is the friendliest. Ingrid runs IT there and answers within the hour.'],
      ['ada', 'Then Bergen first, for six weeks, and the price is the same for all four.'],
    ],
    overview: 'Fjord Logistics starts in Bergen for six weeks; the other three harbours follow at the same price.',
    decision: 'The pilot is in Bergen and lasts six weeks.',
    actions: [{ title: 'Prepare the pilot agreement for Fjord', who: 'tomas', priority: 'high', status: 'in_progress', dueInDays: 5 }],
  },
  {
    id: 'mtg_0Rz5NyCv7TgM', title: 'Pilot kickoff: Fjord Logistics, Bergen', platform: 'teams', startedAt: '2025-09-17T07:30:00.000Z', minutes: 44, who: ['tomas', 'ingrid', 'elias'], tags: ['customer', 'onboarding'],
    lines: [
      ['ingrid', 'Our people sign in with the company account, so there must be no second password.'],
      ['elias', 'That is single sign-on, and it is ready. I need the metadata of your identity provider.'],
      ['ingrid', 'You will have it today. Who do we call when the harbour office stands still?'],
      ['tomas', 'Me, directly. We write down every call in the pilot channel.'],
    ],
    overview: 'Bergen signs in with the company account. Tomás takes calls directly, and each one is written down in the pilot channel.',
    decision: 'Single sign-on from the first day.',
    actions: [
      { title: 'Set up single sign-on for Bergen', who: 'elias', priority: 'high', status: 'pending', dueInDays: 2 },
      { title: 'Open the pilot channel', who: 'tomas', priority: 'low', status: 'completed', dueInDays: 1 },
    ],
    note: 'Ingrid answers fastest before nine. The harbour office has one shared screen.',
  },
  {
    id: 'mtg_7Ya4MrSw0CeU', title: 'Retrospective, sprint 18', platform: 'teams', startedAt: '2025-09-17T10:00:00.000Z', minutes: 57, who: ['jun', 'ada', 'tomas', 'priya'], tags: ['retrospective'],
    lines: [
      ['jun', 'We planned nine things and finished seven, and the two that slipped were both started late.'],
      ['tomas', 'I interrupted both of them with customer calls. Next time I ask in the morning.'],
      ['priya', 'The short demo on Thursday worked. I would keep it.'],
    ],
    overview: 'Seven of nine things were finished. Customer questions are collected in the morning; the Thursday demo stays.',
    decision: 'Customer questions are asked once a day, in the morning.',
    actions: [{ title: 'Put a morning slot for customer questions into the calendar', who: 'tomas', priority: 'low', status: 'pending', dueInDays: 5 }],
  },
  {
    id: 'mtg_2Lk7HdOe5YiR', title: 'One on one: Ada and Jun', platform: 'in_person', startedAt: '2025-09-17T12:00:00.000Z', minutes: 27, who: ['ada', 'jun'], tags: ['one-on-one'],
    lines: [
      ['jun', 'I want to lead the calibration work and hand the queue to Elias.'],
      ['ada', 'Yes. Write down what he needs to know, and take a week for it.'],
    ],
    overview: 'Jun leads calibration and hands the queue to Elias within a week.',
    decision: 'Elias takes over the queue.',
    actions: [{ title: 'Write the handover for the queue', who: 'jun', priority: 'medium', status: 'pending', dueInDays: 7 }],
  },
  {
    id: 'mtg_8Pu3DaKm1XvS', title: 'Weekly planning', platform: 'google_meet', startedAt: '2025-09-22T08:00:00.000Z', minutes: 30, who: ['ada', 'tomas', 'priya', 'jun', 'nora', 'elias'], tags: ['planning'],
    lines: [], overview: '', decision: '', actions: [],
  },
];
