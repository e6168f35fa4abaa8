/** Answers for what an expected failure says, by its code. Apart from the schemas of its data, which a start has no use for. */

/** One sentence for each code of `ERRORS`; a failure with `NOT_NOW` says its reason in the place of it. */
export const SENTENCES = {
  NOT_FOUND: 'This does not exist here any more.',
  NAME_TAKEN: 'Another app has this name.',
  VAULT_FAILED: 'The keychain did not take the secret, so nothing was changed.',
  SECRET_MISSING: 'The console does not hold this app’s secret.',
  NAME_DIFFERS: 'This is not the name of the app.',
  SECRET_WRONG: 'This is not the app’s current secret.',
  NOT_NOW: 'This cannot be done now.',
  CLOCK_REFUSED: 'The server clock was not moved.',
  FAULT_CHANGED: 'The rule was changed somewhere else in the meantime.',
  PORT_REFUSED: 'This port cannot be used.',
  URI_REFUSED: 'This redirect URI cannot be registered.',
  CHANGED_MEANWHILE: 'The app was changed somewhere else in the meantime.',
  EMAIL_TAKEN: 'Another person has this address.',
  PERSON_CHANGED: 'The person was changed somewhere else in the meantime.',
  LOGO_REFUSED: 'This image cannot become a logo.',
  WORKSPACE_REFUSED: 'The workspace file has mistakes, so nothing was changed.',
  EDIT_REFUSED: 'This change cannot be made.',
  ENDED: 'This authorization has ended already.',
  BACKUP_FAILED: 'The backup cannot be used.',
} as const;
