/** Answers for the state of the builder: the draft, what changed last, and the mistake being tried. */
import { useState } from 'react';
import type { App } from '../../../src-preload/contract/apps.ts';
import type { GuidedSeed } from '../../../src-preload/contract/guided.ts';
import type { Repeat } from '../run/repeat.ts';
import type { Draft } from './draft.ts';
import { makeDraft, setPkce, setValue } from './draft.ts';
import type { LastChange } from './last-change.ts';
import { findChange } from './last-change.ts';
import type { Mistake } from './mistakes.ts';

interface BuilderState {
  readonly draft: Draft;
  readonly change: LastChange | null;
  /** The mistake, and the draft to go back to. */
  readonly trying: { readonly mistake: Mistake; readonly before: Draft } | null;
}

/** The builder as its panes use it. */
export interface Builder extends BuilderState {
  readonly seed: GuidedSeed;
  /** Changes the draft; a mistake that was tried is then simply part of it. */
  readonly edit: (draft: Draft) => void;
  readonly attempt: (mistake: Mistake) => void;
  readonly putRight: () => void;
  /** Another app: its id and first redirect URI. Scopes and everything else stay. */
  readonly choose: (app: App) => void;
}

const FIRST_SCOPES = ['meetings:read', 'action-items:read'] as const;

function firstDraft(app: App, seed: GuidedSeed, repeat: Repeat | null): Draft {
  const whole = makeDraft({ clientId: app.clientId, redirectUri: repeat?.redirectUri ?? app.redirectUris[0] ?? '', scopes: FIRST_SCOPES, seed });
  const scope = repeat?.scope ?? null;
  const scoped = scope === null ? whole : setValue(whole, 'scope', scope);
  return repeat?.hasPkce === false ? setPkce(scoped, false, seed) : scoped;
}

/** In: the app to begin with, fresh values, and a request that is built again. */
export function useBuilder(app: App, seed: GuidedSeed, repeat: Repeat | null): Builder {
  const [state, setState] = useState<BuilderState>(() => ({ draft: firstDraft(app, seed, repeat), change: null, trying: null }));
  return {
    ...state,
    seed,
    edit: (draft) => setState((was) => ({ draft, change: findChange(was.draft, draft), trying: null })),
    attempt: (mistake) =>
      setState((was) => {
        const before = was.trying?.before ?? was.draft;
        const draft = mistake.make(before);
        return draft === null ? was : { draft, change: findChange(before, draft), trying: { mistake, before } };
      }),
    putRight: () => setState((was) => (was.trying === null ? was : { draft: was.trying.before, change: null, trying: null })),
    choose: (next) =>
      setState((was) => {
        const base = was.trying?.before ?? was.draft;
        return { draft: setValue(setValue(base, 'client_id', next.clientId), 'redirect_uri', next.redirectUris[0] ?? ''), change: null, trying: null };
      }),
  };
}
