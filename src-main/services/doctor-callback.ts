/** Answers for what a callback URL says: which parameters it carries, and what its error means. */
import type { z } from 'zod';
import type { DoctorCallback } from '../../src-preload/contract/doctor.ts';
import type { Redactor } from '../trace/redactor.ts';

/** What an app does with each error (RFC 6749 4.1.2.1). */
const ERRORS: Readonly<Record<string, string>> = {
  access_denied: 'The person chose Deny. That is an answer, not a fault: say what does not work without access, and offer to try again.',
  invalid_request: 'A parameter of the authorization request was missing, wrong or sent twice. error_description says which one.',
  unauthorized_client: 'This app may not use the flow it asked for.',
  unsupported_response_type: 'Mavio knows response_type=code only. Send exactly that.',
  invalid_scope: 'A scope does not exist, or none was asked for. Use the names of Mavio’s scope list, separated by spaces.',
  server_error: 'Something broke on the server, not in your app. Try again later.',
  temporarily_unavailable: 'The server is busy. Try again later.',
};

/** Reads the parameters of a callback. Codes, tokens and state come back as fingerprints only. */
export function readCallback(pairs: readonly (readonly [string, string])[], redactor: Redactor): z.input<typeof DoctorCallback> {
  const find = (name: string): string | undefined => pairs.find(([key]) => key === name)?.[1];
  const error = find('error');
  const fields = redactor.fields(pairs);
  if (error !== undefined) {
    return { fields, outcome: 'error', explanation: ERRORS[error] ?? 'RFC 6749 does not know this error. error_description may say more.' };
  }
  if (find('code') === undefined) {
    return { fields, outcome: 'token', explanation: 'A token in the URL is the implicit flow, which Mavio does not have (RFC 9700 §2.1.2). Send response_type=code.' };
  }
  const state = find('state') === undefined ? ' It carries no state, so your app cannot tell whether it began this login.' : ' Compare state with the one in the person’s session first.';
  return { fields, outcome: 'code', explanation: `The answer carries a code. Your server trades it for tokens once, within 10 minutes.${state}` };
}
