import type { Plugin } from "vite";

/** The one page has many addresses, so it names its files from the root; the server puts its path before them. */
export function rootedPage(): Plugin {
  return {
    name: "rooted-page",
    apply: "build",
    enforce: "post",
    transformIndexHtml: {
      order: "post",
      handler: (html) => html.replace(/\b(src|href)="\.\//g, '$1="/'),
    },
  };
}
