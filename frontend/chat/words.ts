const short = (language: string | undefined) => language?.toLowerCase().split(/[-_]/)[0] ?? "";

/** The first wanted language that the chat supports, as it was said: "pt-BR". */
export const firstOf = <T extends string | undefined>(wanted: readonly T[], known: readonly string[]) =>
  wanted.find((each) => known.includes(short(each)));

/** The same without a country, otherwise English. */
export const languageOf = (wanted: readonly (string | undefined)[], known: readonly string[]): string =>
  short(firstOf(wanted, known)) || "en";

export const KNOWN = ["en", "de", "es", "fr", "it", "pt", "nl", "ar", "he"] as const;

export type Known = (typeof KNOWN)[number];

export const directionOf = (language: string): "ltr" | "rtl" => (/^(ar|he)/.test(language) ? "rtl" : "ltr");
