/** Answers for where menus and tooltips are drawn: over the page, or inside the dialog on top of it, under which everything else is out of reach. */
import { createContext, useContext } from 'react';

/** The dialog that the components below stand in; null on the page. */
export const OnTop = createContext<HTMLElement | null>(null);

/** What a portal of Radix takes. Out: its container, or nothing, which is the body of the page. */
export function usePortal(): { readonly container?: HTMLElement } {
  const dialog = useContext(OnTop);
  return dialog === null ? {} : { container: dialog };
}
