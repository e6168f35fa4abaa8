/** Answers for the list of migrations, in order. A new one is added at the end; none is ever edited. */
import type { Migration } from './migrate.ts';
import { firstTables } from './migrations/0001-first-tables.ts';
import { firstPeopleAndMeetings } from './migrations/0002-first-people-and-meetings.ts';
import { resources } from './migrations/0003-resources.ts';
import { knocks } from './migrations/0004-knocks.ts';
import { revokedTokens } from './migrations/0005-revoked-tokens.ts';
import { tokenIssues } from './migrations/0006-token-issues.ts';
import { appEndings } from './migrations/0007-app-endings.ts';
import { logosAndEdits } from './migrations/0008-logos-and-edits.ts';
import { peopleLeave } from './migrations/0009-people-leave.ts';
import { marks } from './migrations/0010-marks.ts';
import { flowSearch } from './migrations/0011-flow-search.ts';
import { rotation } from './migrations/0012-rotation.ts';
import { faults } from './migrations/0013-faults.ts';
import { checkups } from './migrations/0014-checkups.ts';
import { peopleAndConsent } from './migrations/0015-people-and-consent.ts';
import { checkupAddresses } from './migrations/0016-checkup-addresses.ts';
import { eventPlaces } from './migrations/0017-event-places.ts';
import { checkupsInOrder } from './migrations/0018-checkups-in-order.ts';

/** Every version of the database. */
export const MIGRATIONS: readonly Migration[] = [firstTables, firstPeopleAndMeetings, resources, knocks, revokedTokens, tokenIssues, appEndings, logosAndEdits, peopleLeave, marks, flowSearch, rotation, faults, checkups, peopleAndConsent, checkupAddresses, eventPlaces, checkupsInOrder];
