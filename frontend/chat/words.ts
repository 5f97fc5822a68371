/** The first wanted language that the chat supports, otherwise English. */
export function languageOf(wanted: readonly (string | undefined)[], known: readonly string[]): string {
  for (const each of wanted) {
    const language = each?.toLowerCase().split(/[-_]/)[0] ?? "";
    if (known.includes(language)) return language;
  }
  return "en";
}

export const KNOWN = ["en", "de", "es", "fr", "it", "pt", "nl", "ar", "he"] as const;

export type Known = (typeof KNOWN)[number];

export const directionOf = (language: string): "ltr" | "rtl" => (/^(ar|he)/.test(language) ? "rtl" : "ltr");
