/** Answers for how far a fault rule counts. Apart from the schemas, which a start has no use for. */

/** A rule counts no further than this, in hits, requests seen and changes: far more than there will ever be, and exact as a number. */
export const MOST_COUNTED = 1_000_000_000_000;
