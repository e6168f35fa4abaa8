/** Answers for what a section of the Mocking screen is called, and where its heading is found. */

/** What a section is called. Its body draws its own head out of this, because the actions in it are its own. */
export interface SectionName {
  /** The last part of `/mocking/:slug`. */
  readonly slug: string;
  readonly title: string;
  /** What the palette says beside the title. */
  readonly about: string;
}

/** Id of the heading of a section, which names its region. */
export function headingId({ slug }: Pick<SectionName, 'slug'>): string {
  return `mocking-${slug}`;
}
