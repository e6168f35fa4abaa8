/** Answers for the fields that several resources have in common. */
import { z } from 'zod';

/** A text of one line or more, with something in it. In: the most characters. */
export function textUpTo(most: number): z.ZodString {
  return z.string().trim().min(1).max(most);
}

const Day = z.iso.date();
const Time = z.iso.datetime({ offset: true });
const isTime = (text: string): boolean => Time.safeParse(text).success && !Number.isNaN(Date.parse(text));

/** A moment, said in any offset and kept in UTC. */
export const momentField = z.string().refine(isTime, 'must be a time like 2025-09-17T14:00:00Z.').transform((text) => new Date(text).toISOString());

/** A day, or a moment of it. */
export const dueDateField = z.string().refine((text) => Day.safeParse(text).success || isTime(text), 'must be a date like 2025-09-17, or a time like 2025-09-17T14:00:00Z.');

/** A language as BCP 47 writes it. */
export const languageField = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, 'must be a language like “en” or “pt-BR”.');

/** The id of something else. Whether that exists is asked later. */
export const idField = z.string().min(1).max(80);

/** Lets every field of an update be left out; what is left out stays as it is. */
export function changesOf<T extends z.core.$ZodShape>(shape: T) {
  return z.strictObject(shape).partial();
}

/** The fields that were really sent: an optional field of an update is absent, never undefined. */
export function sentOnly<T extends object>(changes: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
