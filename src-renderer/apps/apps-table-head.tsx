/** Answers for the heads of the app list's columns: each sorts the list, and says how it is sorted. */
import { cx } from '../ui/cx.ts';
import { Icon } from '../ui/icon.tsx';
import styles from './apps-table.module.css';
import { pressSort, type AppSort, type AppsView } from './apps-view.ts';

const COLUMNS: readonly { readonly sort: AppSort; readonly title: string; readonly kind?: 'where' | 'active' | 'calls' | 'held' | 'when' }[] = [
  { sort: 'name', title: 'App' },
  { sort: 'environment', title: 'Environment', kind: 'where' },
  { sort: 'active', title: 'Active', kind: 'active' },
  { sort: 'calls', title: 'API calls, 14 days', kind: 'calls' },
  { sort: 'secret', title: 'Secret', kind: 'held' },
  { sort: 'registered', title: 'Registered', kind: 'when' },
];

interface AppsTableHeadProps {
  readonly view: AppsView;
  readonly onView: (view: AppsView) => void;
}

/** The heads. A press sorts by the column, another turns the order. */
export function AppsTableHead({ view, onView }: AppsTableHeadProps) {
  return (
    <thead>
      <tr>
        {COLUMNS.map(({ sort, title, kind }) => (
          <th key={sort} scope="col" aria-sort={view.sort === sort ? view.direction : 'none'} className={kind === undefined ? undefined : styles[kind]}>
            <button type="button" className={cx(styles['sort'], view.sort === sort && styles['sorted'])} onClick={() => onView(pressSort(view, sort))}>
              {title}
              <span className={styles['way']}>{view.sort === sort ? <Icon name={view.direction === 'ascending' ? 'chevron-up' : 'chevron-down'} /> : null}</span>
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}
