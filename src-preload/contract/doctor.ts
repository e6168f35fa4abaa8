/** Answers for what the redirect doctor says: recognised text, the mistakes in order, components side by side, characters that differ. */
import { z } from 'zod';
import { CheckResult } from './checks.ts';
import { ClientId } from './ids.ts';
import { MISTAKE_NAMES } from './mistakes.ts';
import { Field } from './trace.ts';

/** Name of a class of mistake. */
export const MistakeClass = z.enum(MISTAKE_NAMES);
export type MistakeClass = z.infer<typeof MistakeClass>;

/** The components of a URI that are compared, in the order in which they stand. */
export const UriPart = z.enum(['scheme', 'userinfo', 'host', 'port', 'path', 'query', 'fragment']);
export type UriPart = z.infer<typeof UriPart>;

/** One mistake. `part`: the component it lies in, null for the URI as a whole. `detail`: what is particular here, as the clause of a sentence. */
export const Mistake = z.object({ class: MistakeClass, part: UriPart.nullable(), detail: z.string().nullable() });
export type Mistake = z.infer<typeof Mistake>;

/** A stretch of both URIs that belong under each other; an empty text is a gap. All `received` texts joined are the received URI, all `registered` ones the registered one. */
export const Stretch = z.object({ part: UriPart.nullable(), received: z.string(), registered: z.string(), differs: z.boolean() });
export type Stretch = z.infer<typeof Stretch>;

/** One component on both sides; null is absent. */
export const ComponentRow = z.object({ part: UriPart, received: z.string().nullable(), registered: z.string().nullable(), same: z.boolean() });
export type ComponentRow = z.infer<typeof ComponentRow>;

/** What differs between a redirect URI and the registered ones. `equal` is true only when it is registered, character by character. */
export const Diagnosis = z.object({
  received: z.string(),
  /** The registered URI that is nearest; null when none is registered. */
  nearest: z.string().nullable(),
  equal: z.boolean(),
  /** All mistakes, the decisive one first; empty exactly when `equal`. */
  mistakes: z.array(Mistake),
  parts: z.array(ComponentRow),
  /** Both URIs under each other; empty when none is registered. */
  stretches: z.array(Stretch),
  /** The developer's other app on which exactly this URI is registered. */
  elsewhere: z.object({ clientId: z.string(), name: z.string() }).nullable(),
});
export type Diagnosis = z.infer<typeof Diagnosis>;

/** Longest text that the doctor reads, in characters. */
export const LONGEST_TEXT = 100_000;

/** What is pasted. `clientId`: read it for this app. `against`: compare with this one URI, as a recorded check did, instead of what is registered now. */
export const DoctorQuestion = z.object({
  text: z.string().min(1).max(LONGEST_TEXT),
  clientId: ClientId.optional(),
  against: z.string().max(LONGEST_TEXT).optional(),
});
export type DoctorQuestion = z.infer<typeof DoctorQuestion>;

/** The app a text was read for. `named`: by its client id. `nearest`: the one whose redirect URI comes nearest. */
export const DoctorApp = z.object({ clientId: ClientId, name: z.string(), how: z.enum(['named', 'nearest']) });
export type DoctorApp = z.infer<typeof DoctorApp>;

/** What a callback URL carries. Codes, tokens and state are fingerprints. */
export const DoctorCallback = z.object({
  fields: z.array(Field),
  outcome: z.enum(['code', 'error', 'token']),
  /** What the outcome means and what the app does with it. */
  explanation: z.string(),
});
export type DoctorCallback = z.infer<typeof DoctorCallback>;

/** What the doctor says. Nothing secret in the pasted text comes back: it is covered before anything is compared. */
export const DoctorReport = z.object({
  kind: z.enum(['authorization_url', 'redirect_uri', 'callback_url']),
  app: DoctorApp.nullable(),
  /** What to know before reading on: an unknown client id, another server, no app at all. */
  remarks: z.array(z.string()),
  /** Null when the text names no redirect URI, or there is no app to compare with. */
  diagnosis: Diagnosis.nullable(),
  /** The engine's whole ladder for an authorization URL; empty otherwise. */
  checks: z.array(CheckResult),
  callback: DoctorCallback.nullable(),
});
export type DoctorReport = z.infer<typeof DoctorReport>;
