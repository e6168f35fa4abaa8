/** Answers for the remarks in the margin of a parameter: where its value comes from, and whether it fits. */
import type { CheckId } from '../../../src-preload/contract/checks.ts';
import type { Field } from '../../../src-preload/contract/trace.ts';
import { formatSpan } from '../format-span.ts';
import { letteredFingerprint } from '../../client/letters.ts';
import type { DrawnStep, Picture } from '../picture/picture.ts';
import { sayStepKey } from './words.ts';

function requestField(picture: Picture, name: string): Field | undefined {
  return picture.steps.find((step) => step.step === 1)?.exchanges[0]?.exchange.query.find((field) => field.name === name);
}

function byCheck(step: DrawnStep, id: CheckId, words: readonly [pass: string, fail: string]): string | null {
  const outcome = step.checks.find((check) => check.id === id)?.outcome;
  return outcome === 'pass' ? words[0] : outcome === 'fail' ? words[1] : null;
}

function remarkOnLife(print: string, step: DrawnStep, picture: Picture): string {
  const life = picture.lives.find((one) => one.fingerprint === print);
  if (life === undefined) return 'not issued in this flow';
  if (life.from === step.key) return `new, lives ${formatSpan(life.expiresAt - life.issuedAt)}`;
  if (step.at === null || step.at < life.issuedAt) return `issued in ${sayStepKey(life.from)}`;
  return `from ${sayStepKey(life.from)}, ${formatSpan(step.at - life.issuedAt)} old`;
}

/** A few words about a parameter's value, or null when there is nothing to say. */
export function remarkOn(field: Field, step: DrawnStep, picture: Picture): string | null {
  const print = letteredFingerprint(field.value);
  if (print !== null) return remarkOnLife(print, step, picture);
  if (field.value.kind === 'fingerprint' && field.value.of === 'secret') return byCheck(step, 'client-auth.secret', ['the current one', 'not the current one']);
  if (field.value.kind === 'fingerprint' && field.value.of === 'verifier') return byCheck(step, 'code.verifier', ['hashes to the challenge of step 1', 'does not hash to the challenge of step 1']);
  const sent = requestField(picture, field.name)?.value;
  if (field.name === 'state' && step.step === 3 && sent?.kind === 'fingerprint' && field.value.kind === 'fingerprint') {
    return sent.fingerprint === field.value.fingerprint ? 'the one sent in step 1' : 'differs from step 1';
  }
  if (field.name === 'redirect_uri' && step.step === 4 && sent?.kind === 'plain' && field.value.kind === 'plain' && sent.text !== field.value.text) return 'differs from step 1';
  return null;
}
