/** Scanners type a character every few milliseconds; nobody's fingers keep that up. */
const SCANNER_GAP_MS = 60;
/** Fewer than these may be two keys hit at once. */
const LEAST = 6;
/** A scanner that ends its codes with nothing is done when this long nothing has come. */
export const QUIET_MS = 150;

/** Tells what a scanner types from what a person does, by its speed. */
export interface Burst {
  /** The field now holds so many characters. */
  typed(length: number, atMs: number): void;
  /** Whether all that stands in the field came at a scanner's speed. */
  scanned(): boolean;
  clear(): void;
}

export function createBurst(): Burst {
  let length = 0;
  let fast = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  return {
    typed(now, atMs) {
      const more = now - length;
      // Some scanners hand over all of it at once.
      if (more >= LEAST) fast = more;
      else fast = atMs - lastMs <= SCANNER_GAP_MS && more > 0 ? fast + more : Math.max(0, Math.min(1, more));
      length = now;
      lastMs = atMs;
    },
    scanned: () => fast >= LEAST && fast >= length,
    clear() {
      length = 0;
      fast = 0;
      lastMs = Number.NEGATIVE_INFINITY;
    },
  };
}
