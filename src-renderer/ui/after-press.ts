/** Answers for waiting until a press is over. */

let isPressed = false;
const waiting: (() => void)[] = [];

function note(pressed: boolean): void {
  isPressed = pressed;
  // After the click that belongs to the press.
  if (!pressed) setTimeout(() => { for (const run of waiting.splice(0)) run(); });
}

addEventListener('pointerdown', () => note(true), true);
for (const end of ['pointerup', 'pointercancel'] as const) addEventListener(end, () => note(false), true);

/**
 * Runs at once, or after the press that is under way. A press takes the focus from a field; a verdict that appeared then would move what is
 * pressed away from under the pointer, and the click would be lost.
 */
export function afterPress(run: () => void): void {
  if (isPressed) waiting.push(run);
  else run();
}
