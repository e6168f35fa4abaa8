/** Answers for the settings: their sections, and the addresses that lead to none. */
import { Link } from 'wouter';
import { ButtonLink } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PaneHeader } from '../ui/pane-header.tsx';
import strip from '../ui/strip.module.css';
import type from '../ui/type.module.css';
import { usePageTitle } from '../ui/use-page-title.ts';
import { useStrip } from '../ui/use-strip.ts';
import styles from './settings-page.module.css';
import { SETTINGS_SECTIONS, settingsAddress, type SettingsSection } from './settings-sections.ts';

/** The page at /settings and /settings/:section. In: the last part of the address, empty for the first section. */
export function SettingsPage({ section: slug }: { readonly section: string }) {
  const section = SETTINGS_SECTIONS.find((one) => one.slug === slug);
  usePageTitle(section === undefined ? 'Not found' : slug === '' ? 'Settings' : `${section.title} · Settings`);
  const nav = useStrip<HTMLElement>(section);
  return (
    <div className={styles['page']}>
      <div className={styles['head']}>
        <PaneHeader title="Settings" />
      </div>
      <nav ref={nav} className={cx(styles['sections'], strip['strip'])} aria-label="Sections of the settings">
        {SETTINGS_SECTIONS.map((one) => (
          <Link key={one.slug} href={settingsAddress(one)} aria-current={one === section ? 'page' : undefined} className={styles['place']}>
            {one.title}
          </Link>
        ))}
      </nav>
      <div className={styles['body']}>{section === undefined ? <NoSuchSection /> : <OpenSection section={section} />}</div>
    </div>
  );
}

function OpenSection({ section }: { readonly section: SettingsSection }) {
  return (
    <section aria-labelledby="settings-section">
      <h2 id="settings-section" className={type['h2']}>
        {section.title}
      </h2>
      <p className={type['second']}>{section.about}</p>
      <section.Body />
    </section>
  );
}

function NoSuchSection() {
  return (
    <EmptyState
      title="The settings have no such page"
      actions={
        <ButtonLink href="/settings" kind="primary">
          Go to the settings
        </ButtonLink>
      }
    >
      The address ends in a word that no section of the settings is called. It may have been cut off when it was copied.
    </EmptyState>
  );
}
