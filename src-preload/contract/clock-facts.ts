/** Answers for what is fixed about the server clock, apart from its schemas: the server asks for it at its start. */

/** The farthest the server clock may be from real time: ten years, so that every date stays one that people write. */
export const MOST_SHIFT_MS = 10 * 365.25 * 86_400_000;

/** A clock that shall go to just after a death goes this much further, in milliseconds. */
export const AFTER_DEATH_MS = 1000;
