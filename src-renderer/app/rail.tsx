/** Answers for the left rail: the console's places. */
import { Link, useLocation } from 'wouter';
import type { IconName } from '../ui/icon.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './rail.module.css';

const PLACES: readonly { readonly href: string; readonly icon: IconName; readonly name: string }[] = [
  { href: '/apps', icon: 'apps', name: 'Apps' },
  { href: '/flows', icon: 'flows', name: 'Flows' },
  { href: '/mocking', icon: 'mocking', name: 'Mocking' },
  { href: '/settings', icon: 'settings', name: 'Settings' },
];

/** The navigation of the console. */
export function Rail() {
  const [path] = useLocation();
  return (
    <nav className={styles['rail']} aria-label="Console">
      {PLACES.map((place) => {
        const isHere = path === place.href || path.startsWith(`${place.href}/`);
        return (
          <Link key={place.href} href={place.href} className={styles['place']} aria-current={isHere ? 'page' : undefined}>
            <Icon name={place.icon} />
            <span>{place.name}</span>
          </Link>
        );
      })}
    </nav>
  );
}
