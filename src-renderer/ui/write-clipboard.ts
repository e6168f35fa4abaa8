/** Answers for putting a text on the clipboard, also where the page has no clipboard permission. */

/** The older way: it copies what is selected and asks nobody, as long as a key or button was just pressed. */
interface CopiesSelection {
  execCommand(command: 'copy'): boolean;
}

function copySelected(text: string): boolean {
  const page: CopiesSelection = document;
  const before = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.setAttribute('aria-hidden', 'true');
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.body.append(area);
  area.select();
  const done = page.execCommand('copy');
  area.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return done;
}

/** Copies a text. The desktop window denies its page every permission, so the older way stands in there. Out: whether it was copied. */
export async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}
