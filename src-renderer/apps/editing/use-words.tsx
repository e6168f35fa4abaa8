/** Answers for saying when a redirect URI was used last, by which flow, and who waits there. */
import { Link } from 'wouter';
import type { RedirectUse } from '../../../src-preload/contract/apps.ts';
import { ago } from '../../ui/format-time.ts';

/** A few words, with a way to the flow. `now` is the server clock. */
export function UseWords({ use, now }: { readonly use: RedirectUse; readonly now: number }) {
  const { last, waiting } = use;
  const flow = last?.flow ?? null;
  const people = waiting === 1 ? 'a person is' : `${String(waiting)} people are`;
  return (
    <>
      {last === null ? 'Never used' : `Last used ${ago(last.at, now)}`}
      {flow === null ? null : (
        <>
          {' by '}
          <Link href={`/flows/${flow.flowId}`}>flow {flow.number}</Link>
        </>
      )}
      {waiting === 0 ? '' : `; ${people} on the consent page now`}
    </>
  );
}
