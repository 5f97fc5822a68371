import type { Campaign } from "../../api/campaigns.ts";
import { t } from "../../i18n/words.ts";
import { storyNamed } from "../../stories/the-stories.ts";
import type { Way } from "./ways.ts";

export interface PosterWords {
  business: string;
  headline: string;
  /** Longer headlines are set smaller. */
  size: "short" | "middle" | "long";
  terms: string;
  /** What the code opens. */
  place: string;
  /** The link as people would type it. */
  link: string;
}

/** What the poster says: the title and the small print of the card that the welcome offers. */
export function posterWords(
  business: string,
  welcome: Pick<Campaign, "story" | "copy"> | null,
  { value, address }: Pick<Way, "value" | "address">,
): PosterWords {
  const card = welcome && storyNamed(welcome.story).messages.find(({ kind }) => kind === "card");
  const filled = (text: string | undefined) =>
    ((text && welcome?.copy[text]) || "").replaceAll("{business}", business).trim();
  const headline = filled(card?.texts[0]) || t.links.aLittleThankYouForYou;
  const letters = [...headline].length;
  return {
    business,
    headline,
    size: letters <= 28 ? "short" : letters <= 50 ? "middle" : "long",
    terms: filled(card?.texts[1]),
    place: value === "web" ? t.links.inOurChat : t.links.onMessenger,
    link: address.replace(/^https?:\/\//, ""),
  };
}
