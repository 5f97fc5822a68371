import type { Options } from "../seam.ts";

/** Reads the options from the tag and its page. */
export function readOptions(tag: Element | null): Options | undefined {
  if (!(tag instanceof HTMLScriptElement) || !tag.src) return undefined;
  const { origin = "", lang, open, page } = tag.dataset;
  const ownPage = page !== undefined;
  const ref = ownPage ? new URLSearchParams(location.search).get("ref") : null;
  const here = ownPage ? "" : document.documentElement.lang;
  return {
    base: new URL(".", tag.src).href,
    origin: ref ?? origin,
    languages: [lang || here, ...navigator.languages].filter(Boolean),
    opens: open !== undefined && open !== "false",
    page: ownPage,
  };
}
