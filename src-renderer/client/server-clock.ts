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
