/** What an owner sets, and after that what a developer does. */
export const GROUPS = [
  {
    label: "Your shop",
    sections: [
      { name: "shop", label: "Shop" },
      { name: "website", label: "Website chat" },
      { name: "links", label: "Links & QR codes" },
      { name: "tills", label: "Tills" },
      { name: "password", label: "Password" },
    ],
  },
  {
    label: "For developers",
    sections: [
      { name: "page", label: "Facebook page" },
      { name: "token", label: "Tokens" },
      { name: "about", label: "System" },
    ],
  },
] as const;

export type SectionName = (typeof GROUPS)[number]["sections"][number]["name"];

const SECTIONS = GROUPS.flatMap(({ sections }): readonly { name: SectionName }[] => sections);

/** The section an address names, such as /settings?section=links or /settings#links; the shop otherwise. */
export function sectionOf(query: URLSearchParams, hash = ""): SectionName {
  const wanted = query.get("section") ?? hash.replace(/^#/, "");
  return SECTIONS.find((section) => section.name === wanted)?.name ?? "shop";
}

export const hrefOf = (name: SectionName): string =>
  name === "shop" ? "/settings" : `/settings?section=${name}`;
