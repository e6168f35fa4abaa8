/** Answers for the frame of an app's page: who it is, its sections, and the way to a flow. */
import { Link, useLocation } from 'wouter';
import type { App } from '../../src-preload/contract/apps.ts';
import { ButtonLink } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { cx } from '../ui/cx.ts';
import { MarginNote } from '../ui/margin-note.tsx';
import strip from '../ui/strip.module.css';
import { Tag } from '../ui/tag.tsx';
import type from '../ui/type.module.css';
import { useHotkey } from '../ui/use-hotkey.ts';
import { useStrip } from '../ui/use-strip.ts';
import { addressOfApp } from './app-address.ts';
import styles from './app-frame.module.css';
import { AppPicture } from './app-picture.tsx';
import { APP_SECTIONS, type AppSection } from './app-sections.ts';
import { isEdited } from './editing/app-edit.ts';
import { useEditStore } from './editing/edit-store.ts';
import { useIssuedStore } from './issued-store.ts';
import { useAppHere } from './use-app-here.tsx';
import { Whereabouts } from './whereabouts.tsx';

/** The page of one app, open at one section. */
export function AppFrame({ app, section }: { readonly app: App; readonly section: AppSection }) {
  const hasOpenSecret = useIssuedStore((store) => store.issued?.app.clientId === app.clientId && !store.isStored);
  const nav = useStrip<HTMLElement>(section);
  const edit = useEditStore((store) => store.edits.get(app.clientId)) ?? null;
  return (
    <div className={styles['page']}>
      <Head app={app} />
      <nav ref={nav} className={cx(styles['sections'], strip['strip'])} aria-label={`Sections of ${app.name}`}>
        {APP_SECTIONS.map((one) => (
          <Link key={one.slug} href={addressOfApp(app.clientId, one.slug)} aria-current={one === section ? 'page' : undefined} className={cx(styles['place'], one.isApart === true && styles['apart'])}>
            {one.title}
            {one.edits !== undefined && isEdited(app, edit, one.edits) ? <em className={styles['edited']}>edited, not saved</em> : null}
            {one.count === undefined ? null : <span>{one.count(app)}</span>}
            {one.Count === undefined ? null : (
              <span>
                <one.Count app={app} />
              </span>
            )}
          </Link>
        ))}
      </nav>
      <div className={styles['body']}>
        {hasOpenSecret ? (
          <div className={styles['note']}>
            <MarginNote title="The secret is still here" level={2}>
              You left its page without saying that it is stored. <Link href={addressOfApp(app.clientId, 'issued')}>Show the secret</Link> before you reload.
            </MarginNote>
          </div>
        ) : null}
        <section.Body app={app} />
      </div>
    </div>
  );
}

function Head({ app }: { readonly app: App }) {
  useAppHere(app);
  const [, navigate] = useLocation();
  const guided = `/flows/guided?app=${encodeURIComponent(app.clientId)}`;
  useHotkey('app.flow', () => {
    navigate(guided);
  });
  return (
    <header className={styles['head']}>
      <AppPicture app={app} size={40} />
      <div className={styles['names']}>
        <h1 className={type['h1']}>{app.name}</h1>
        <div className={styles['facts']}>
          <code className={type['second']}>{app.clientId}</code>
          <CopyButton text={app.clientId} what="client id" />
          <Tag>{app.environment}</Tag>
          {app.isSample ? <Tag>sample</Tag> : null}
          <Whereabouts of={app.secretKeptIn} />
        </div>
      </div>
      <ButtonLink href={guided} kind="primary" shortcut="G">
        Start a flow
      </ButtonLink>
    </header>
  );
}
