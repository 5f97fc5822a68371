import { options } from "preact";

/** The path below which the dashboard is served, such as "/bot"; empty at the root of a host. */
export const BASE = typeof document === "undefined" ? "" : baseOf(document);

export function baseOf(page: Document): string {
  return page.querySelector('meta[name="base"]')?.getAttribute("content") ?? "";
}

/** Where one of our own paths is for the browser. */
export function below(path: string, base = BASE): string {
  return path.startsWith("/") && !path.startsWith("//") ? base + path : path;
}

/** One of our own paths, out of what the browser shows. */
export function within(path: string, base = BASE): string {
  if (path === base) return "/";
  return path.startsWith(`${base}/`) ? path.slice(base.length) : path;
}

const ADDRESSES = ["href", "src"];

/** Screens write "/customers" and "/favicon.svg" wherever the dashboard is served: this leads them below its path. */
export function moveLinks(base = BASE): void {
  if (base === "") return;
  const before = options.vnode;
  options.vnode = (vnode) => {
    if (typeof vnode.type === "string") moveAddresses(vnode.props, base);
    before?.(vnode);
  };
}

function moveAddresses(props: Record<string, unknown>, base: string): void {
  for (const name of ADDRESSES) {
    const path = props[name];
    if (typeof path === "string") props[name] = below(path, base);
  }
}
