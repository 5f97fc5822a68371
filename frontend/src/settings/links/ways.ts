import { type EntryLink, type Line, showEntryCodeUrl } from "../../api/page.ts";
import { t } from "../../i18n/words.ts";

/** One of the places a link leads to. */
export interface Way {
  value: Line;
  label: string;
  address: string;
  /** Where its QR code is. */
  code: string;
}

/** Without a Facebook page, a link only leads to the website chat. */
export function waysOf({ origin, link, websiteLink }: EntryLink, demo: boolean): [Way, ...Way[]] {
  const web: Way = {
    value: "web",
    label: t.links.websiteChat,
    address: websiteLink,
    code: showEntryCodeUrl(origin, "web"),
  };
  return demo
    ? [web]
    : [
        {
          value: "messenger",
          label: t.links.messenger,
          address: link,
          code: showEntryCodeUrl(origin, "messenger"),
        },
        web,
      ];
}
