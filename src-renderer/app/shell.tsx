/** Answers for the frame around every screen: rail, top bar, banner, and the main region. */
import type { ReactNode } from 'react';
import { useCallback, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { watchLinks } from '../client/opened-link.ts';
import { sayFailure } from '../client/failure-words.ts';
import { useServerStatus } from '../client/server-clock.ts';
import { useLiveState } from '../client/use-live-state.ts';
import { useKeptPlace } from '../ui/kept-place.ts';
import { Toasts } from '../ui/toasts.tsx';
import { ClockBanner } from './clock-banner.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { HeldNotice } from './held-notice.tsx';
import { NoKeyPage } from './no-key-page.tsx';
import { Overlays } from './palette/overlays.tsx';
import { Rail } from './rail.tsx';
import styles from './shell.module.css';
import { TopBar } from './top-bar.tsx';

/** The frame. After a change of page the focus goes to the main region, so that keyboard and screen reader start there. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const [path, navigate] = useLocation();
  useEffect(() => watchLinks((to) => navigate(to)), [navigate]);
  // A page that never had an answer has nothing to show; one that loses its key keeps what it shows, under the banner.
  const status = useServerStatus().data;
  const isShutOut = useLiveState() === 'refused' && status === undefined;
  const main = useRef<HTMLElement | null>(null);
  const keepPlace = useKeptPlace('page', path);
  const attach = useCallback(
    (element: HTMLElement | null) => {
      main.current = element;
      return keepPlace(element);
    },
    [keepPlace],
  );
  const drawn = useRef(path);
  useEffect(() => {
    if (drawn.current === path) return;
    drawn.current = path;
    // A screen that put the focus into one of its own fields keeps it there.
    if (main.current?.contains(document.activeElement) !== true) main.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <div className={styles['app']}>
      <a
        href="#main"
        className={styles['skip']}
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        Skip to the page
      </a>
      <div className={styles['brand']}>
        <Brand />
      </div>
      <TopBar />
      <Rail />
      <div className={styles['stage']}>
        {isShutOut ? null : <ConnectionBanner />}
        {isShutOut ? null : <ClockBanner />}
        <main id="main" ref={attach} tabIndex={-1} className={styles['main']}>
          <ErrorBoundary resetKey={path}>{isShutOut ? <NoKeyPage /> : children}</ErrorBoundary>
        </main>
      </div>
      <Overlays />
      <HeldNotice />
      <Toasts sayFailure={sayFailure} />
    </div>
  );
}

function Brand() {
  return (
    <svg width="28" height="28" viewBox="0 0 28 28" fill="none" stroke="var(--ink)" strokeWidth="1.75" strokeLinejoin="round" strokeLinecap="round" role="img" aria-label="Mavio Console">
      <path d="M5 23V6l9 11 9-11v17" />
      <path d="M2 23h24" strokeWidth="1" />
      <circle cx="14" cy="17" r="2.6" fill="var(--pencil)" stroke="none" />
    </svg>
  );
}
