/** Answers for expected failures of the use cases: a code of the contract with its typed data. */
import type { z } from 'zod';
import { SENTENCES } from '../../src-preload/contract/error-sentences.ts';
import type { ERRORS } from '../../src-preload/contract/errors.ts';

/** Code of an expected failure. */
export type FailureCode = keyof typeof ERRORS;

/** What a screen learns with the code. */
export type FailureData<C extends FailureCode> = z.infer<(typeof ERRORS)[C]['data']>;

/** Thrown by a use case when it cannot do what was asked, for a reason the screen knows how to show. Anything else thrown is a bug. */
export class ServiceFailure<C extends FailureCode = FailureCode> extends Error {
  readonly code: C;
  readonly data: FailureData<C>;

  constructor(code: C, data: FailureData<C>, options?: ErrorOptions) {
    // `NOT_NOW` has as many causes as there are procedures: only its reason says anything.
    super(code === 'NOT_NOW' && 'reason' in data ? data.reason : SENTENCES[code], options);
    this.name = 'ServiceFailure';
    this.code = code;
    this.data = data;
  }

  /** The failure in plain sentences, with its reason when it has one; for doors without a screen. */
  explain(): string {
    const data: FailureData<FailureCode> = this.data;
    return 'reason' in data && data.reason !== this.message ? `${this.message} ${data.reason}` : this.message;
  }
}
