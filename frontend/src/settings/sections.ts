export const SECTIONS = [
  { name: "page", label: "Facebook page" },
  { name: "links", label: "Entry links" },
  { name: "token", label: "Tokens" },
  { name: "password", label: "Password" },
  { name: "about", label: "About" },
] as const;

export type SectionName = (typeof SECTIONS)[number]["name"];

/** The section an address names, such as /settings?section=links; the first one otherwise. */
export function sectionOf(query: URLSearchParams): SectionName {
  const wanted = query.get("section");
  return SECTIONS.find((section) => section.name === wanted)?.name ?? "page";
}

export const hrefOf = (name: SectionName): string =>
  name === "page" ? "/settings" : `/settings?section=${name}`;
