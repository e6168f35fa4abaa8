/** Answers for the app that is being typed: its values, and the verdict of each field. Pure. */
import { AppDescription, AppName, HomepageUrl } from '../../src-preload/contract/app-fields.ts';
import { type AppDetails, AppRegistration } from '../../src-preload/contract/apps.ts';
import type { LogoId } from '../../src-preload/contract/ids.ts';
import { findRedirectProblem } from '../../src-preload/contract/redirect-uris.ts';

/** What stands in the fields. Each redirect URI has an id of its own, so that a row keeps its focus when another goes. */
export interface AppDraft {
  readonly name: string;
  readonly description: string;
  readonly homepageUrl: string;
  readonly environment: AppDetails['environment'];
  readonly redirectUris: readonly { readonly id: number; readonly text: string }[];
  readonly logoId: LogoId | null;
  /** Name and size of the file that the logo was made of; null when it was not chosen here. */
  readonly logoFile: string | null;
}

/** A field: one of the texts, or a redirect URI by the id of its row. */
export type DraftField = 'name' | 'description' | 'homepageUrl' | `uri-${string}`;

/** The form before anything is typed. */
export const EMPTY_DRAFT: AppDraft = { name: '', description: '', homepageUrl: '', environment: 'development', redirectUris: [{ id: 0, text: '' }], logoId: null, logoFile: null };

/** The problem of each field that has one, and what the form as a whole still needs. */
export interface DraftVerdict {
  readonly problems: ReadonlyMap<DraftField, string>;
  /** `Fix redirect URI 3 to register`; null when nothing is missing. */
  readonly needs: string | null;
  /** The field that `needs` is about. */
  readonly firstField: DraftField | null;
  /** What to send; null while something is missing. */
  readonly details: AppRegistration | null;
}

/** True when the draft is as empty as a new form. */
export function isUntyped(draft: AppDraft): boolean {
  return draft.logoId === null && draft.name + draft.description + draft.homepageUrl + draft.redirectUris.map((uri) => uri.text).join('') === '';
}

/** The problem of one row. The only row cannot be removed, so that is not offered. */
function findUriProblem(texts: readonly string[], index: number, environment: AppDraft['environment']): string | null {
  const text = texts[index] ?? '';
  if (text.length > 2000) return 'Keep a redirect URI to 2,000 characters.';
  return text === '' && texts.length === 1 ? 'Enter a redirect URI.' : findRedirectProblem(text, environment, texts.slice(0, index));
}

const TEXTS = [
  ['name', AppName, 'the app name'],
  ['description', AppDescription, 'the description'],
  ['homepageUrl', HomepageUrl, 'the homepage URL'],
] as const;

/**
 * Judges a draft by the contract's own rules.
 * In: the draft; a name that the server said is taken; what is to be done with it. Out: the verdict.
 */
export function judgeDraft(draft: AppDraft, takenName: string | null, goal: 'register' | 'save' = 'register'): DraftVerdict {
  const problems = new Map<DraftField, string>();
  const needs: { readonly field: DraftField; readonly words: string }[] = [];
  const refuse = (field: DraftField, problem: string, words: string): void => {
    problems.set(field, problem);
    needs.push({ field, words });
  };
  for (const [field, schema, words] of TEXTS) {
    const result = schema.safeParse(draft[field]);
    const verb = draft[field].trim() === '' ? 'Add' : 'Fix';
    if (!result.success) refuse(field, result.error.issues[0]?.message ?? 'This value is refused.', `${verb} ${words} to ${goal}`);
    else if (field === 'name' && result.data === takenName) refuse(field, 'Another app has this name. Give this one a name of its own.', `Change the app name to ${goal}`);
  }
  const texts = draft.redirectUris.map((uri) => uri.text.trim());
  draft.redirectUris.forEach((uri, index) => {
    const text = texts[index] ?? '';
    const problem = findUriProblem(texts, index, draft.environment);
    if (problem === null) return;
    const which = texts.length === 1 ? 'the redirect URI' : `redirect URI ${String(index + 1)}`;
    refuse(`uri-${String(uri.id)}`, problem, text === '' ? (texts.length === 1 ? `Add a redirect URI to ${goal}` : `Fill in or remove ${which} to ${goal}`) : `Fix ${which} to ${goal}`);
  });
  const { name, description, homepageUrl, environment, logoId } = draft;
  const parsed = AppRegistration.safeParse({ name, description, homepageUrl, environment, logoId, redirectUris: texts });
  const first = needs[0];
  return {
    problems,
    needs: first?.words ?? (parsed.success ? null : (parsed.error.issues[0]?.message ?? 'Something is missing.')),
    firstField: first?.field ?? null,
    details: problems.size === 0 && parsed.success ? parsed.data : null,
  };
}
