/** Answers for the gallery: faults that happen in the field, each with what it is and what a good app does then. */
import { CALLBACK_PRESETS } from './fault-presets-callback.ts';
import { RESOURCE_PRESETS } from './fault-presets-resource.ts';
import { TOKEN_PRESETS } from './fault-presets-token.ts';
import type { FaultEndpoint } from './fault-acts.ts';
import type { FaultPreset } from './fault-preset-shapes.ts';

/** All of them, in the order of a login. */
export const FAULT_PRESETS: readonly FaultPreset[] = [...CALLBACK_PRESETS, ...TOKEN_PRESETS, ...RESOURCE_PRESETS];

/** What the presets of an endpoint stand under in the gallery, in order. */
export const PRESET_GROUPS: readonly { readonly name: string; readonly endpoints: readonly FaultEndpoint[] }[] = [
  { name: 'On the way to the consent page', endpoints: ['authorize'] },
  { name: 'In the callback', endpoints: ['callback'] },
  { name: 'At the token endpoint', endpoints: ['token'] },
  { name: 'In API calls', endpoints: ['api'] },
  { name: 'At the other endpoints', endpoints: ['metadata', 'revoke', 'introspect'] },
];
