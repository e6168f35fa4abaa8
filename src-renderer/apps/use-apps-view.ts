/** Answers for keeping how the list of apps is looked at: in the address, and for the next visit in this page. */
import { useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import { create } from 'zustand';
import { readView, writeView, type AppsView } from './apps-view.ts';

const LIST = '/apps';

const useViewStore = create<{ readonly query: string }>()(() => ({ query: '' }));

/** The view, and what changes it. The address wins; one without a query shows what was looked at last, and then says so. */
export function useAppsView(): [AppsView, (view: AppsView) => void] {
  const [path, navigate] = useLocation();
  const search = useSearch();
  const kept = useViewStore((store) => store.query);
  const isList = path === LIST;
  useEffect(() => {
    if (!isList) return;
    const { query } = useViewStore.getState();
    if (search !== '') useViewStore.setState({ query: search });
    else if (query !== '') navigate(`${LIST}?${query}`, { replace: true });
  }, [isList, search, navigate]);
  const change = (view: AppsView): void => {
    const query = writeView(view);
    useViewStore.setState({ query });
    if (isList) navigate(query === '' ? LIST : `${LIST}?${query}`, { replace: true });
  };
  return [readView(isList && search !== '' ? search : kept), change];
}
