/** Answers for the Mocking screen: everything that a developer stages, one section below the other. */
import { useEffect } from 'react';
import { cx } from '../ui/cx.ts';
import type from '../ui/type.module.css';
import { usePageTitle } from '../ui/use-page-title.ts';
import styles from './mocking-page.module.css';
import { MOCKING_SECTIONS } from './mocking-sections.ts';
import { headingId } from './section-name.ts';

/** The page at /mocking and /mocking/:section. In: the section to go to, empty for the top. */
export function MockingPage({ section: slug }: { readonly section: string }) {
  usePageTitle('Mocking');
  useEffect(() => {
    const heading = slug === '' ? null : document.getElementById(headingId({ slug }));
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'start' });
  }, [slug]);
  return (
    <div className={styles['page']}>
      <h1 className={type['hidden']}>Mocking</h1>
      <div className={styles['sections']}>
        {MOCKING_SECTIONS.map((section) => (
          <section key={section.slug} aria-labelledby={headingId(section)} className={cx(styles['section'], section.isHalf === true && styles['half'])}>
            <section.Body section={section} />
          </section>
        ))}
      </div>
    </div>
  );
}
