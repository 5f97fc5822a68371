/** The languages customers are spoken to in, as the server names them. */
export const TONGUES = ["en", "es", "fr", "de", "it", "pt", "nl", "ar"] as const;

export type Tongue = (typeof TONGUES)[number];

/** What its speakers call it, as the server does. */
export function ownName(tongue: string): string {
  if (tongue === "pt") return "Português (Brasil)";
  const name = new Intl.DisplayNames([tongue], { type: "language" }).of(tongue) ?? tongue;
  return name.charAt(0).toLocaleUpperCase(tongue) + name.slice(1);
}

export const TONGUE_CHOICES = TONGUES.map((value) => ({ value, label: ownName(value) }));

/** What the address says; anything else means all. */
export function tongueOf(query: URLSearchParams): Tongue | undefined {
  const language = query.get("language");
  return TONGUES.find((each) => each === language);
}
