import { t } from "../i18n/words.ts";
/** What an owner sets, and after that what a developer does. */
export const GROUPS = [
  {
    label: t.settings.yourShop,
    sections: [
      { name: "shop", label: t.settings.shop },
      { name: "website", label: t.settings.websiteChat },
      { name: "links", label: t.settings.linksAndQrCodes },
      { name: "tills", label: t.settings.tills },
      { name: "letter", label: t.letter.weeklyLetter },
      { name: "password", label: t.settings.password },
    ],
  },
  {
    label: t.settings.forDevelopers,
    sections: [
      { name: "page", label: t.settings.facebookPage },
      { name: "token", label: t.settings.tokens },
      { name: "about", label: t.settings.system },
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
