import type { Chat } from "../../api/simulator.ts";

/** A coupon's page; its QR code leads there, so a till that scans a phone reads this. */
const PAGE = /\/c\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** Where the chat on a website lives. */
const CHAT = "promobot-chat";

/** What a scanner would read from this phone: the newest coupon on it; null where there is none. */
export function codeOn(chat: Chat | null, shared: string | null): string | null {
  const said = (chat?.messages ?? []).filter(({ from }) => from === "bot").reverse();
  for (const { text, buttons } of said) {
    const page = buttons.map(({ url }) => PAGE.exec(url ?? "")?.[0]).find(Boolean);
    if (page) return page;
    if (shared && text.includes(shared)) return shared;
  }
  return null;
}

/** The same of a phone with the shop's website on it: the last coupon that the chat there links to. */
export function codeInFrame(frame: HTMLIFrameElement | null): string | null {
  const chat = frame?.contentDocument?.getElementById(CHAT)?.shadowRoot;
  const links = [...(chat?.querySelectorAll("a") ?? [])].map(({ href }) => PAGE.exec(href)?.[0]);
  return links.filter(Boolean).at(-1) ?? null;
}
