/** Answers for writing the workspace as a file: the same state is always the same bytes. */
import { Document, isMap, isSeq } from 'yaml';
import { writeMoment } from '../../../src-preload/contract/moment-text.ts';
import { WORKSPACE_SCHEMA_NAME } from '../../../src-preload/contract/workspace-file.ts';
import type { WorkspaceFormat } from '../../../src-preload/contract/workspace.ts';
import type { WorkspaceFile } from '../../../src-preload/contract/workspace-staging.ts';
import { foldName } from '../fold-name.ts';
import { byText } from './by-text.ts';
import { policyOf } from './consent-part.ts';
import type { WorkspaceState } from './workspace-state.ts';

const HEAD = ` yaml-language-server: $schema=./${WORKSPACE_SCHEMA_NAME}\n Workspace of Mavio Console: apps, people, settings and what is staged. Secrets and tokens are never in it.`;

/** The state as the file says it, members in their fixed order. The sample app stays out: every console makes its own. */
function sayState({ apps, people, settings, staging, clock }: WorkspaceState): Omit<WorkspaceFile, '$schema'> {
  const own = apps.filter(({ isSample }) => !isSample).toSorted((a, b) => byText(foldName(a.name), foldName(b.name)) || byText(a.clientId, b.clientId));
  const { plan, rotates, retention, port, consolePort } = settings;
  return {
    version: 1,
    // Only where a flag or a file had it begin: where somebody moved it to is what happened, and not how the console is set up.
    ...(clock === null ? {} : { clock: writeMoment(clock) }),
    settings: { plan, consent: staging.consent.mode, rotates, retention: { days: retention.days, megabytes: retention.megabytes }, port, consolePort },
    people: people.map(({ name, email, personId, organisation, plan: own, grants }) => ({ name, email, personId, organisation, plan: own, grants: grants === null ? null : [...grants] })),
    // Most have none; and where a file says nothing of them, they stay as they are.
    ...(staging.faults.length === 0 ? {} : { faults: [...staging.faults] }),
    ...(staging.breakpoints.length === 0 ? {} : { breakpoints: [...staging.breakpoints] }),
    apps: own.map(({ name, clientId, environment, homepageUrl, description, rotation, redirectUris }) => ({
      name,
      clientId: clientId as NonNullable<WorkspaceFile['apps'][number]['clientId']>,
      environment,
      homepageUrl,
      description,
      // Said also where it is the default: what a file leaves out stays as it is where the file is read.
      rotation,
      consent: policyOf(staging.consent, clientId),
      ...addressesOf(staging, clientId),
      redirectUris: [...redirectUris],
    })),
  };
}

/** Where a check-up finds an app, for its entry; nothing where nobody said it. */
function addressesOf({ addresses }: WorkspaceState['staging'], clientId: string): Pick<WorkspaceFile['apps'][number], 'checkup'> {
  const found = addresses.find((one) => one.clientId === clientId);
  return found === undefined ? {} : { checkup: { startUrl: found.startUrl, actionUrl: found.actionUrl } };
}

/** A blank line before each part and between things of a list, as people write YAML. */
function space(doc: Document): void {
  if (!isMap(doc.contents)) return;
  doc.contents.items.forEach(({ key, value }, index) => {
    if (index > 0) Object.assign(key as object, { spaceBefore: true });
    if (isSeq(value)) value.items.slice(1).forEach((item) => Object.assign(item as object, { spaceBefore: true }));
  });
}

/** In: the state and the format. Out: the text of the file, ending in a line break. */
export function writeWorkspace(state: WorkspaceState, format: WorkspaceFormat): string {
  const said = sayState(state);
  if (format === 'json') return `${JSON.stringify({ $schema: `./${WORKSPACE_SCHEMA_NAME}`, ...said }, null, 2)}\n`;
  const doc = new Document(said, { version: '1.2', schema: 'core', aliasDuplicateObjects: false });
  doc.commentBefore = HEAD;
  space(doc);
  // Lines are never folded: a folded URI is hard to read and to compare.
  return doc.toString({ lineWidth: 0, flowCollectionPadding: false, singleQuote: false });
}
