/** Answers for what the fields of an app are called where they are spoken of. */
import type { SingleField } from './merge-values.ts';

/** Their names, as on the labels of the form. */
export const FIELD_NAMES: Readonly<Record<SingleField, string>> = { name: 'App name', description: 'Description', homepageUrl: 'Homepage URL', environment: 'Environment', logoId: 'Logo' };
