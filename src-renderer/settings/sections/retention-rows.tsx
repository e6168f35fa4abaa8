/** Answers for how long recorded flows are kept: how much there is, the two bounds, and tidying now. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PreferencesView, RecordingsWeight } from '../../../src-preload/contract/preferences-view.ts';
import type { Retention } from '../../../src-preload/contract/preferences.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { Button } from '../../ui/button.tsx';
import { dateTime } from '../../ui/format-time.ts';
import { toast } from '../../ui/toast.ts';
import { NumberSetting } from '../number-setting.tsx';
import { saySize } from '../say-size.ts';
import { SettingRow } from '../setting-row.tsx';
import styles from '../settings.module.css';
import { sayPreferenceFailure, usePreferences } from '../use-preferences.ts';

/** Flows are counted up to here. */
const COUNTED = 20_000;

const countFlows = (count: number): string => (count === 1 ? '1 flow' : `${count.toLocaleString('en')} flows`);

function sayExcess({ tooOld, tooMuch, isPaused }: RecordingsWeight): string {
  if (isPaused) return 'Nothing goes while the server clock is not in real time: every flow would count as older than it is.';
  const parts = [tooOld === 0 ? '' : `${countFlows(tooOld)}${tooOld >= COUNTED ? ' or more are' : tooOld === 1 ? ' is' : ' are'} older than that`, tooMuch === 0 ? '' : `${saySize(tooMuch)} are above the size`].filter((part) => part !== '');
  return parts.length === 0 ? 'Nothing would go now.' : `${parts.join(', and ')}.`;
}

function Amount({ retention }: { readonly retention: Retention }) {
  const queryClient = useQueryClient();
  const weight = useQuery({ ...queries.recordings.weigh.queryOptions({ input: retention }), staleTime: 0 });
  const tidy = useMutation(
    queries.recordings.tidy.mutationOptions({
      onSuccess: ({ flows, keptAlive }) => {
        void queryClient.invalidateQueries({ queryKey: queries.recordings.weigh.key() });
        toast({ title: flows === 0 ? 'No flow had to go' : `${countFlows(flows)} removed`, ...(keptAlive > 0 && { detail: `${countFlows(keptAlive)} stayed, because something of them still works.` }) });
      },
    }),
  );
  const isBound = retention.days !== null || retention.megabytes !== null;
  const data = weight.data;
  const hasExcess = data !== undefined && !data.isPaused && (data.tooOld > 0 || data.tooMuch > 0);
  return (
    <SettingRow
      name="Recorded now"
      action={
        isBound ? (
          <Button
            loading={tidy.isPending}
            unready={!hasExcess}
            onClick={() => {
              if (hasExcess) tidy.mutate(undefined);
            }}
          >
            Remove now
          </Button>
        ) : undefined
      }
    >
      <span role="status">
        {data === undefined ? (weight.isError ? sayFailure(weight.error) : 'Counting') : `${countFlows(data.flows)} in ${saySize(data.bytes)}${data.oldestAt === null ? '' : `, since ${dateTime(data.oldestAt)}`}`}
      </span>
      {data === undefined || !isBound ? null : <p className={styles['remark']}>{sayExcess(data)}</p>}
      {tidy.isError ? <p className={styles['failed']}>{sayFailure(tidy.error)}</p> : null}
    </SettingRow>
  );
}

/** The rows. */
export function RetentionRows({ view }: { readonly view: PreferencesView }) {
  const { change } = usePreferences();
  const { retention } = view.preferences;
  const save = (part: Partial<Retention>): void => {
    change.mutate({ wish: { retention: { ...retention, ...part } }, title: 'Retention saved' });
  };
  const failed = (name: keyof Retention): string | null => (change.isError && change.variables.wish.retention?.[name] !== retention[name] ? sayPreferenceFailure(change.error) : null);
  return (
    <>
      <Amount retention={retention} />
      <SettingRow name="Keep flows for">
        <NumberSetting label="Days to keep flows" value={retention.days} placeholder="for ever" least={1} most={3650} unit="days" isSaving={change.isPending} problem={failed('days')} onSave={(days) => save({ days })} />
        <p className={styles['remark']}>Counted from the last thing that happened in a flow.</p>
      </SettingRow>
      <SettingRow name="Keep at most">
        <NumberSetting label="Megabytes to keep" value={retention.megabytes} placeholder="any size" least={20} most={1_000_000} unit="MB" isSaving={change.isPending} problem={failed('megabytes')} onSave={(megabytes) => save({ megabytes })} />
        <p className={styles['remark']}>
          The oldest flows go first, a few at a time in the background, and cannot be brought back. A flow stays as long as something of it works: a token, a code, an open consent page. Figures and charts count
          what is recorded, so they shrink with it.
        </p>
      </SettingRow>
    </>
  );
}
