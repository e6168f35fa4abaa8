/** Answers for the whole workspace file, with what is staged in it: fault rules in their order, and breakpoints. Nothing in it may be misspelt without a word. */
import { z } from 'zod';
import { FaultAct } from './fault-acts.ts';
import { ACT_DESCRIPTIONS, FIRES_DESCRIPTIONS, WHEN_DESCRIPTIONS } from './fault-descriptions.ts';
import { FaultDraft, FaultFires, FaultWhen, MOST_RULES, refuseMisfits } from './faults.ts';
import { MOST_BREAKPOINTS, USUAL_HOLD_SECONDS } from './breakpoint-facts.ts';
import { Breakpoint, HoldSeconds } from './holds.ts';
import { PlainWorkspace } from './workspace-file.ts';

/** An object in a member, which has no room for names that it does not know either; what else is asked of it stays. */
function strictInside(member: z.ZodType): z.ZodType {
  const inner = member instanceof z.ZodOptional ? member.unwrap() : null;
  return inner instanceof z.ZodObject ? inner.strict().optional() : member;
}

/** An object with its members in words, without room for names that it does not know. */
function strict<T extends z.ZodObject>(object: T, words: Readonly<Record<string, string>>): T {
  const shape = Object.fromEntries(Object.entries(object.shape).map(([name, member]) => [name, strictInside(member as z.ZodType).describe(words[name] ?? '')]));
  return z.strictObject(shape) as unknown as T;
}

/** The same for each member of a union. */
function strictUnion<T extends z.ZodDiscriminatedUnion>(union: T, words: Readonly<Record<string, string>>): T {
  const options = union.options.map((option) => strict(option as z.ZodObject, words)) as unknown as [z.ZodObject, ...z.ZodObject[]];
  return z.discriminatedUnion(union.def.discriminator, options) as unknown as T;
}

/** A fault rule in a workspace file. Its place in the list is its place in the order; hits are not part of it. */
export const WorkspaceFault = z
  .strictObject({
    title: FaultDraft.shape.title.describe('What you call it; empty when its own words are enough.'),
    on: z.boolean().default(true).describe('Whether it is switched on.'),
    when: strict(FaultWhen, WHEN_DESCRIPTIONS).describe('What it waits for. What is left out is any.'),
    then: strictUnion(FaultAct, ACT_DESCRIPTIONS).describe('What it does.'),
    fires: strictUnion(FaultFires, FIRES_DESCRIPTIONS).default({ how: 'always' }).describe('How often it fires.'),
  })
  .superRefine(refuseMisfits)
  .describe('A fault rule: the first one that matches a request acts.');
export type WorkspaceFault = z.infer<typeof WorkspaceFault>;

/** A breakpoint in a workspace file. */
export const WorkspaceBreakpoint = z
  .strictObject({
    on: z.boolean().default(true).describe('Whether it is switched on.'),
    endpoint: Breakpoint.shape.endpoint.describe('Where requests are held.'),
    point: Breakpoint.shape.point.describe('Before Mavio decides, or before it answers.'),
    step: Breakpoint.shape.step.default(null).describe('Of the token endpoint alone: exchange or refresh; null holds both.'),
    clientId: Breakpoint.shape.clientId.default(null).describe('Client id of the app whose requests are held; null holds every app.'),
    seconds: HoldSeconds.default(USUAL_HOLD_SECONDS).describe('Seconds after which a request goes on by itself.'),
  })
  .refine(({ endpoint, step }) => step === null || endpoint === 'token', { path: ['step'], message: 'Only the token endpoint has two steps.' })
  .describe('A breakpoint.');
export type WorkspaceBreakpoint = z.infer<typeof WorkspaceBreakpoint>;

const { apps, ...before } = PlainWorkspace.shape;

/** The whole file. A part that is left out stays as it is in the console. */
export const WorkspaceFile = z
  .strictObject({
    ...before,
    faults: z.array(WorkspaceFault).max(MOST_RULES, `A file holds at most ${String(MOST_RULES)} fault rules.`).optional().describe('Fault rules in their order, in place of all that are there.'),
    breakpoints: z.array(WorkspaceBreakpoint).max(MOST_BREAKPOINTS, `A file holds at most ${String(MOST_BREAKPOINTS)} breakpoints.`).optional().describe('Where requests are held, in place of all that are there.'),
    apps,
  })
  .describe(PlainWorkspace.description ?? '');
export type WorkspaceFile = z.infer<typeof WorkspaceFile>;
