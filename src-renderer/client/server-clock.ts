/** Answers for the time on the server clock, running on from the last status. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { queries } from './queries.ts';

/** The console's own state: what the top bar and the settings show. */
export function useServerStatus() {
  return useQuery(queries.server.status.queryOptions());
}

/**
 * The time on the server clock in epoch milliseconds, renewed each time it passes a multiple of `everyMs`.
 * Before the first status it is this machine's clock, which is where the server clock starts.
 */
export function useServerNow(everyMs = 1000): number {
  const { data, dataUpdatedAt } = useServerStatus();
  const ahead = data === undefined ? 0 : data.now - dataUpdatedAt;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = (): void => {
      const at = Date.now();
      setNow(at);
      timer = setTimeout(tick, everyMs - ((at + ahead) % everyMs));
    };
    timer = setTimeout(tick, 0);
    return () => {
      clearTimeout(timer);
    };
  }, [ahead, everyMs]);
  return now + ahead;
}

/** Milliseconds of real time since an answer was read, counted on each second. In: the query's `dataUpdatedAt`. A shifted server clock changes nothing here. */
export function useElapsed(readAt: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const tick = (): void => {
      setNow(Date.now());
    };
    const timer = setInterval(tick, 1000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return Math.max(0, now - readAt);
}
