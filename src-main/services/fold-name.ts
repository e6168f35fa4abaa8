/** Answers for when two app names are the same name to a person. */

/** The name as it is compared: composed characters, without the difference of upper and lower case. */
export function foldName(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}
