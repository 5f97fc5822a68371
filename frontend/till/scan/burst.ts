/** Scanners type a character every few milliseconds; nobody's fingers keep up this pace. */
const SCANNER_PACE_MS = 60;
/** A busy device holds a key back for a moment; after longer than this somebody else types. */
const LONGEST_GAP_MS = 250;
/** Fewer than these may be two keys hit at once. */
const LEAST = 6;
/** A scanner that ends its codes with nothing is done when this long nothing has come. */
export const QUIET_MS = 300;

/** Tells what a scanner types from what a person does, by its pace. */
export interface Burst {
  /** The field now holds so many characters. */
  typed(length: number, atMs: number): void;
  /** Whether all that stands in the field came at a scanner's pace. */
  scanned(): boolean;
  clear(): void;
}

export function createBurst(): Burst {
  let length = 0;
  /** How many characters came one upon the other, and since when. */
  let run = 0;
  let sinceMs = 0;
  let lastMs = 0;

  function begin(characters: number, atMs: number): void {
    run = characters;
    sinceMs = atMs;
  }

  return {
    typed(now, atMs) {
      const more = now - length;
      if (more <= 0) begin(0, atMs);
      // Some scanners hand over all of it at once.
      else if (more >= LEAST || run === 0 || atMs - lastMs > LONGEST_GAP_MS) begin(more, atMs);
      else run += more;
      length = now;
      lastMs = atMs;
    },
    scanned: () =>
      run >= LEAST && run >= length && (lastMs - sinceMs) / Math.max(1, run - 1) <= SCANNER_PACE_MS,
    clear() {
      length = 0;
      run = 0;
    },
  };
}
