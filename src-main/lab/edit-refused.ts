/** Answers for a change of a held request that cannot be made; the request is held on. */

/** Thrown where edits or an answer are put into effect. `message` says why, without repeating a value. */
export class EditRefused extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'EditRefused';
  }
}
