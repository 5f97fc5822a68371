export interface PosterWords {
  business: string;
  headline: string;
  /** Longer headlines are set smaller. */
  size: "short" | "middle" | "long";
  terms: string;
  /** The link as people would type it. */
  link: string;
}

interface Offer {
  offer: string;
  terms: string;
}

/** What the poster says; the offer and the terms are the welcome's. */
export function posterWords(business: string, copy: Offer | null, link: string): PosterWords {
  const filled = (text: string) => text.replaceAll("{business}", business).trim();
  const headline = filled(copy?.offer ?? "") || "A little thank-you for you";
  const letters = [...headline].length;
  return {
    business,
    headline,
    size: letters <= 28 ? "short" : letters <= 50 ? "middle" : "long",
    terms: filled(copy?.terms ?? ""),
    link: link.replace(/^https?:\/\//, ""),
  };
}
