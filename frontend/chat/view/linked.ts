import { el } from "../dom.ts";

/** `[words](address)` or a plain address. */
const LINK = /\[([^\]\n]{1,200})\]\((https?:\/\/[^\s)]+|\/[^\s)]*)\)|https?:\/\/[^\s<>"]+/g;
const END_OF_SENTENCE = /[.,;:!?)\]}'"»”]+$/;

/** A text with clickable addresses. Everything else stays plain text. */
export function linked(text: string, base: string): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let from = 0;
  for (const found of text.matchAll(LINK)) {
    const plain = found[1] === undefined ? found[0].replace(END_OF_SENTENCE, "") : found[0];
    const end = found.index + plain.length;
    parts.push(text.slice(from, found.index), link(found[1] ?? plain, found[2] ?? plain, base) ?? plain);
    from = end;
  }
  return [...parts, text.slice(from)].filter((part) => part !== "");
}

/** Links only to web addresses, never to `javascript:` or files. The shop's own pages open in the same tab. */
export function link(words: string, address: string, base: string, kind = ""): HTMLAnchorElement | undefined {
  const url = webAddress(address, base);
  if (!url) return undefined;
  const away = url.origin !== location.origin;
  const target = away && { target: "_blank", rel: "noopener noreferrer" };
  return el("a", { href: url.href, class: kind || undefined, ...target }, words);
}

export function webAddress(address: string, base: string): URL | undefined {
  try {
    const url = new URL(address, base);
    return /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}
