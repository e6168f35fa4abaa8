/** Answers for the fields of a person that a developer types, on a form or in a workspace file. */
import { z } from 'zod';
import { readable } from './readable-text.ts';

/** Name on the consent page. */
export const PersonName = readable(z.string().trim().min(1, 'Give the person a name.').max(80, 'Keep the name to 80 characters.'), 'name');

/** E-mail address. No two people share one. */
export const PersonEmail = z
  .string()
  .trim()
  .max(254, 'Keep the address to 254 characters.')
  .regex(/^[\x21-\x3f\x41-\x7e]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*$/, 'Enter an email address, such as ada@example.com.');

/** Where the person works; empty when it does not matter. */
export const Organisation = readable(z.string().trim().max(80, 'Keep the organisation to 80 characters.'), 'organisation');
