/** Answers for the controls at the left of the builder: app, redirect URI, scopes, PKCE. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { App } from '../../../src-preload/contract/apps.ts';
import { SCOPE_NAMES, SCOPES, splitScopes } from '../../../src-preload/contract/oauth.ts';
import type { ScopeName } from '../../../src-preload/contract/oauth.ts';
import { queries } from '../../client/queries.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { cx } from '../../ui/cx.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Select } from '../../ui/select.tsx';
import { Tick, VerdictSign } from '../../ui/verdict-sign.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { setPkce, setValue, toggleScope, valueOf } from './draft.ts';
import { AppMark } from '../app-mark.tsx';
import { sayProspect } from './prospect-words.ts';
import styles from './request-controls.module.css';
import type { Builder } from './use-builder.ts';

/** Shown before “Show more”, besides those that are chosen. */
const FEATURED: readonly ScopeName[] = ['meetings:read', 'action-items:read', 'action-items:write', 'recordings:read', 'webhooks:manage'];

function Prospect({ redirectUri, isAnswered }: { readonly redirectUri: string; readonly isAnswered: boolean }) {
  const settled = useSettled(redirectUri, 150);
  const { data } = useQuery(queries.guided.prospect.queryOptions({ input: { redirectUri: settled }, placeholderData: keepPreviousData, staleTime: 0 }));
  return (
    <p className={styles['message']} role="status">
      {data === undefined ? null : isAnswered && data.kind === 'free' ? <Tick label="" /> : <VerdictSign verdict="skipped" label="" />}
      <span>{data === undefined ? 'Looking whether the port is free' : sayProspect(data, isAnswered)}</span>
    </p>
  );
}

interface ScopeRowProps {
  readonly name: ScopeName;
  readonly chosen: boolean;
  readonly added: boolean;
  readonly onChange: () => void;
}

function ScopeRow({ name, chosen, added, onChange }: ScopeRowProps) {
  return (
    <li className={cx(styles['scope'], chosen && styles['chosen'], added && styles['added'])}>
      <Checkbox checked={chosen} onChange={onChange}>
        <code>{name}</code>
        <small>{SCOPES[name].access}</small>
      </Checkbox>
    </li>
  );
}

/** The scope that was just added by hand; null after any other change. */
export function addedScope({ draft, change, trying }: Pick<Builder, 'draft' | 'change' | 'trying'>): string | null {
  if (change?.name !== 'scope' || change.start >= change.end || trying !== null) return null;
  return valueOf(draft, 'scope')?.slice(change.start, change.end) ?? null;
}

function Scopes({ builder }: { readonly builder: Builder }) {
  const [all, setAll] = useState(false);
  const chosen = splitScopes(valueOf(builder.draft, 'scope') ?? '');
  const shown = SCOPE_NAMES.filter((name) => all || FEATURED.includes(name) || chosen.includes(name));
  const hidden = SCOPE_NAMES.length - shown.length;
  const added = addedScope(builder);
  return (
    <fieldset className={styles['field']} aria-label="Scopes">
      <div className={styles['heading']}>
        Scopes
        <span>
          {SCOPE_NAMES.filter((name) => chosen.includes(name)).length} of {SCOPE_NAMES.length}
        </span>
      </div>
      <ul className={styles['scopes']}>
        {shown.map((name) => (
          <ScopeRow key={name} name={name} chosen={chosen.includes(name)} added={added === name} onChange={() => builder.edit(toggleScope(builder.draft, name))} />
        ))}
      </ul>
      {hidden === 0 && !all ? null : (
        <button type="button" className={styles['more']} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show ${String(hidden)} more`}
        </button>
      )}
    </fieldset>
  );
}

interface RequestControlsProps {
  readonly builder: Builder;
  readonly apps: readonly App[];
  readonly app: App;
  /** False when Mavio would show its error page instead of sending the browser back. */
  readonly isAnswered: boolean;
  readonly onApp: (app: App) => void;
}

/** The controls. They change the same draft that can be edited in the URL itself. */
export function RequestControls({ builder, apps, app, isAnswered, onApp }: RequestControlsProps) {
  const { draft, seed, edit } = builder;
  const redirectUri = valueOf(draft, 'redirect_uri') ?? '';
  const pkce = draft.some((one) => one.name === 'code_challenge' || one.name === 'code_challenge_method');
  return (
    <>
      <Select
        label="App"
        value={app.clientId}
        options={apps.map((one) => ({ value: one.clientId, label: one.name, mark: <AppMark clientId={one.clientId} name={one.name} seed={one.clientId} size={20} /> }))}
        onChange={(clientId) => {
          const next = apps.find((one) => one.clientId === clientId);
          if (next !== undefined) onApp(next);
        }}
      />
      <div className={styles['field']}>
        <Select
          label="Redirect URI"
          mono
          value={app.redirectUris.includes(redirectUri) ? redirectUri : ''}
          placeholder="not a registered one"
          options={app.redirectUris.map((uri) => ({ value: uri, label: uri.replace(/^http:\/\//, '') }))}
          onChange={(uri) => edit(setValue(draft, 'redirect_uri', uri))}
        />
        {redirectUri === '' ? null : <Prospect redirectUri={redirectUri} isAnswered={isAnswered} />}
      </div>
      <Scopes builder={builder} />
      <div className={styles['field']}>
        <SegmentedControl
          label="PKCE"
          value={pkce ? 'on' : 'off'}
          options={[
            { value: 'on', label: 'S256' },
            { value: 'off', label: 'Off' },
          ]}
          onChange={(value) => edit(setPkce(draft, value === 'on', seed))}
        />
        <p className={styles['message']}>Optional for apps with a secret. Once you send a challenge, Mavio insists on the verifier.</p>
      </div>
    </>
  );
}
