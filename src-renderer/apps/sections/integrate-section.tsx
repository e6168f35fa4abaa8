/** Answers for what a developer puts into their own app: this app's values, and whole programs that use them. */
import { useState } from 'react';
import type { App } from '../../../src-preload/contract/apps.ts';
import { useServerStatus } from '../../client/server-clock.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { MarginNote } from '../../ui/margin-note.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Select } from '../../ui/select.tsx';
import type from '../../ui/type.module.css';
import { isLoopback, valuesOf, type SnippetValues } from '../integrate/snippet.ts';
import { SNIPPETS, writeEnv } from '../integrate/snippets.ts';
import { useSnippetStore } from '../integrate/snippet-store.ts';
import styles from './integrate-section.module.css';

/** The section “Integrate”. */
export function IntegrateSection({ app }: { readonly app: App }) {
  const issuer = useServerStatus().data?.issuer;
  const [chosen, setChosen] = useState<string | null>(null);
  const redirectUri = app.redirectUris.find((uri) => uri === chosen) ?? app.redirectUris[0] ?? '';
  if (issuer === undefined) return null;
  const values = valuesOf({ issuer, clientId: app.clientId, redirectUri });
  const env = writeEnv({ ...values, clientSecret: null });
  return (
    <div>
      <section className={styles['section']} aria-labelledby="integrate-env">
        <div className={styles['head']}>
          <h2 id="integrate-env" className={type['h2']}>
            For your server, as <code>.env</code>
          </h2>
          <CopyButton text={env} what="all four lines" label="Copy all four" />
        </div>
        {app.redirectUris.length < 2 ? null : (
          <div className={styles['uri']}>
            <Select label="Redirect URI" value={redirectUri} options={app.redirectUris.map((uri) => ({ value: uri, label: uri }))} onChange={setChosen} mono />
          </div>
        )}
        <pre tabIndex={0} aria-label=".env lines" className={styles['code']}>
          {env}
        </pre>
        <p className={type['second']}>The secret is not shown here: it was shown once, and only its digest is stored. Fill in the one you kept, or make a new one under Credentials.</p>
      </section>
      <Program values={values} />
    </div>
  );
}

function Program({ values }: { readonly values: SnippetValues }) {
  const { id, choose } = useSnippetStore();
  const snippet = SNIPPETS.find((one) => one.id === id) ?? SNIPPETS[0];
  const text = snippet.write(values);
  const url = URL.canParse(values.redirectUri) ? new URL(values.redirectUri) : null;
  return (
    <section className={styles['section']} aria-labelledby="integrate-program">
      <div className={styles['head']}>
        <h2 id="integrate-program" className={type['h2']}>
          A whole login in your language
        </h2>
        <span className={type['second']}>It logs in, lists meetings and refreshes, and each step appears under Flows.</span>
      </div>
      <div className={styles['languages']}>
        <SegmentedControl label="Language" labelHidden value={snippet.id} options={SNIPPETS.map((one) => ({ value: one.id, label: one.title }))} onChange={choose} />
      </div>
      <ol className={styles['steps']}>
        {snippet.install === null ? null : <Step what="Packages" text={snippet.install} />}
        <Step what="Set MAVIO_CLIENT_SECRET, and run" text={snippet.run} />
      </ol>
      {url !== null && isLoopback(url) ? null : (
        <div className={styles['note']}>
          <MarginNote title="Your redirect URI is not on this machine" level={3}>
            {snippet.id === 'curl' ? 'Paste the address that the browser ends at.' : `The program listens on port ${String(values.port)}. Let your proxy hand ${values.path} of ${url?.host ?? 'your host'} to it, or choose a redirect URI on localhost.`}
          </MarginNote>
        </div>
      )}
      <div className={styles['file']}>
        <div className={styles['fileHead']}>
          <code>{snippet.file}</code>
          <CopyButton text={text} what={snippet.file} label="Copy program" kind="primary" />
        </div>
        <pre tabIndex={0} aria-label={`${snippet.file} in ${snippet.title}`}>
          {text}
        </pre>
      </div>
    </section>
  );
}

function Step({ what, text }: { readonly what: string; readonly text: string }) {
  return (
    <li>
      <span className={type['second']}>{what}</span>
      <code>{text}</code>
      <CopyButton text={text} what="command" />
    </li>
  );
}
