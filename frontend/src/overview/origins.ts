import type { OriginFigures } from "../api/figures.ts";
import { percent, share } from "../ui/format.ts";

const BY_THEMSELVES = "Wrote by themselves";

/** What is looked at while an origin is chosen. */
export function onlyFrom(origin: string): string {
  return origin === "" ? "Only who wrote by themselves" : `Only from ${origin}`;
}

/** People from one origin, and how far they come. */
export interface OriginBar {
  origin: string;
  words: string;
  people: number;
  revealed: number;
  /** Between 0 and 1, of the origin with the most people. */
  share: number;
  /** The part of it that revealed the code. */
  revealedShare: number;
  percent: string;
}

export function originBars(origins: OriginFigures[]): OriginBar[] {
  const most = Math.max(0, ...origins.map(({ people }) => people.sent));
  return origins
    .filter(({ people }) => people.sent > 0)
    .map(({ origin, people: { sent, revealed } }) => ({
      ...{ origin, revealed, people: sent },
      words: origin === "" ? BY_THEMSELVES : origin,
      share: share(sent, most),
      revealedShare: share(revealed, most),
      percent: percent(share(revealed, sent)),
    }));
}
