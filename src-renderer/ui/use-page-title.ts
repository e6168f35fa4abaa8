/** Answers for the document title. */
import { useEffect } from 'react';

/** Sets the title of the page to “<title> · Mavio Console”. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Mavio Console`;
  }, [title]);
}
