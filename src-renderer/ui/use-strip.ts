/** Answers for a row of places that may be wider than its space: the open one is in sight, and its sides say that it goes on. */
import { useEffect, useRef, type RefObject } from 'react';

/** Px of the neighbour that stay in sight beside the open place, so that the fade of the side does not cover it. */
const PEEK = 40;

/**
 * Wires the row that `aria-current` marks a child of. In: what changes when another place is open. Out: where to put the row; its
 * attribute `data-goes-on` then holds `left`, `right`, both or nothing. The row alone is moved: the page keeps its own place.
 */
export function useStrip<Strip extends HTMLElement>(open: unknown): RefObject<Strip | null> {
  const ref = useRef<Strip>(null);
  useEffect(() => {
    const strip = ref.current;
    if (strip === null) return;
    const tell = (): void => {
      const left = strip.scrollLeft > 1 ? 'left' : '';
      const right = strip.scrollLeft + strip.clientWidth < strip.scrollWidth - 1 ? 'right' : '';
      strip.dataset['goesOn'] = `${left} ${right}`.trim();
    };
    const show = (): void => {
      const place = strip.querySelector('[aria-current]')?.getBoundingClientRect();
      const { left, right } = strip.getBoundingClientRect();
      if (place !== undefined) strip.scrollLeft += place.left - PEEK < left ? place.left - PEEK - left : Math.max(0, place.right + PEEK - right);
      tell();
    };
    // A count that comes later, or another font, moves what stands behind it.
    const watch = new ResizeObserver(show);
    for (const place of strip.children) watch.observe(place);
    watch.observe(strip);
    strip.addEventListener('scroll', tell, { passive: true });
    return () => {
      watch.disconnect();
      strip.removeEventListener('scroll', tell);
    };
  }, [open]);
  return ref;
}
