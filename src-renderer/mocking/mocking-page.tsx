/** Answers for the Mocking screen: everything that a developer stages, one section below the other. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { cx } from '../ui/cx.ts';
import type from '../ui/type.module.css';
import { usePageTitle } from '../ui/use-page-title.ts';
import styles from './mocking-page.module.css';
import { HeldPanel } from './holds/held-panel.tsx';
import { useHeld } from './holds/use-held.ts';
import { MOCKING_SECTIONS } from './mocking-sections.ts';
import { headingId } from './section-name.ts';

/** The page at /mocking and /mocking/:section. In: the section to go to, empty for the top. */
export function MockingPage({ section: slug }: { readonly section: string }) {
  usePageTitle('Mocking');
  const isHolding = useHeld().held.length > 0;
  const scroll = useRef<HTMLDivElement>(null);
  const at = useRef(0);
  useLayoutEffect(() => {
    // While something is held the sections scroll by themselves, beside it; what was in sight stays there.
    const [page, sections] = [document.getElementById('main'), scroll.current];
    if (page === null || sections === null) return undefined;
    if (isHolding) sections.scrollTop = at.current;
    else page.scrollTop = at.current;
    const note = (): void => {
      at.current = isHolding ? sections.scrollTop : page.scrollTop;
    };
    const scroller = isHolding ? sections : page;
    scroller.addEventListener('scroll', note, { passive: true });
    return () => {
      scroller.removeEventListener('scroll', note);
    };
  }, [isHolding]);
  useEffect(() => {
    const heading = slug === '' ? null : document.getElementById(headingId({ slug }));
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'start' });
  }, [slug]);
  return (
    <div className={cx(styles['page'], isHolding && styles['holding'])}>
      <h1 className={type['hidden']}>Mocking</h1>
      <HeldPanel />
      <div className={styles['scroll']} ref={scroll}>
      <div className={styles['sections']}>
        {MOCKING_SECTIONS.map((section) => (
          <section key={section.slug} aria-labelledby={headingId(section)} className={cx(styles['section'], section.isHalf === true && styles['half'])}>
            <section.Body section={section} />
          </section>
        ))}
      </div>
      </div>
    </div>
  );
}
