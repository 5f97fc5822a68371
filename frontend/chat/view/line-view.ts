import { el, icon } from "../dom.ts";
import type { Line } from "../panel/conversation.ts";
import type { Button } from "../panel/wire.ts";
import { link, linked, webAddress } from "./linked.ts";
import type { Words } from "./panel-words.ts";

/** What every message needs from its surroundings. */
export interface Around {
  words: Words;
  shop: string;
  base: string;
  time(at: string): string;
  tap(button: Button): void;
  again(key: string): void;
}

/** One message on the screen. Its element is never replaced, so focus stays and screen readers do not repeat it. */
export interface LineView {
  root: HTMLElement;
  update(line: Line, place: { first: boolean; last: boolean }): void;
}

const TICKS: Record<string, string> = {
  waiting: "M10 2a7 7 0 1 0 0 14 7 7 0 0 0 0-14M10 5v4l3 2",
  delivered: "m2 9 4 4 8-9M9 12l1 1 8-9",
  seen: "m2 9 4 4 8-9M9 12l1 1 8-9",
  failed: "M10 2a7 7 0 1 0 0 14 7 7 0 0 0 0-14M10 5v5M10 12.500v.5",
};

export function createLineView(line: Line, around: Around): LineView {
  const { words, shop } = around;
  const own = line.from === "visitor";
  const foot = el("div", { class: "foot" });
  const root = el(
    "div",
    {},
    line.by === "person"
      ? el("span", { class: "by", dir: "auto" }, words.person)
      : el("span", { class: "hidden" }, `${own ? words.you : shop}: `),
    content(line, around),
    foot,
  );
  let shown = "";

  function receipt({ key, at, receipt: state }: Line, last: boolean): void {
    const told = last || state === "failed" || state === "waiting" ? `${state}` : "";
    if (told === shown) return;
    shown = told;
    foot.replaceChildren(...(told ? footOf(key, at, state) : []));
  }

  function footOf(key: string, at: string, state: Line["receipt"]): (Node | string)[] {
    if (state === "failed") {
      return [
        tick(state, words.unsent),
        el("button", { class: "again", onclick: () => around.again(key) }, words.retry),
      ];
    }
    return [around.time(at), ...(state ? [tick(state, words[state])] : [])];
  }

  return {
    root,
    update(now, { first, last }) {
      root.className = ["line", own ? "own" : "theirs", first && "first", last && "last"]
        .filter(Boolean)
        .join(" ");
      receipt(now, last);
    },
  };
}

function tick(state: string, word: string): HTMLElement {
  const drawn = icon(TICKS[state] ?? "", 16, "0 0 20 18");
  return el(
    "span",
    { class: `tick ${state}`, title: word },
    drawn,
    el("span", { class: "hidden" }, ` ${word}`),
  );
}

function content(line: Line, around: Around): HTMLElement {
  const { kind, text = "", title, subtitle, buttons = [] } = line;
  const photo = picture(line, around);
  if (kind === "image" && photo) {
    const caption = text && el("div", { class: "bubble" }, paragraph("text", text, around));
    return el("div", { class: "photo" }, enlargeable(photo), caption || undefined);
  }
  const rows = buttons.map((button) => pressable(button, around));
  return el(
    "div",
    { class: kind === "card" || rows.length > 0 ? "bubble card" : "bubble" },
    photo,
    title ? paragraph("title", title, around) : undefined,
    text || !title ? paragraph("text", text || around.words.image, around) : undefined,
    subtitle ? paragraph("subtitle", subtitle, around) : undefined,
    rows.length > 0 && el("div", { class: "rows" }, ...rows),
  );
}

function paragraph(kind: string, text: string, { base }: Around): HTMLElement {
  return el("p", { class: kind, dir: "auto" }, ...linked(text, base));
}

/** Only from the chat's own host, so nobody else learns who reads what. */
function picture({ image, title, kind }: Line, { base, words, shop }: Around): HTMLElement | undefined {
  const url = image === undefined ? undefined : webAddress(image, base);
  if (!url) return undefined;
  if (url.origin !== new URL(base).origin) return link(words.image, url.href, base, "elsewhere");
  // A card's picture is decoration.
  const alt = kind === "card" ? "" : title || `${words.image} – ${shop}`;
  const img = el("img", { src: url.href, alt, onerror: () => img.remove() });
  return img;
}

function enlargeable(photo: HTMLElement): HTMLElement {
  if (!(photo instanceof HTMLImageElement)) return photo;
  return el("a", { href: photo.src, target: "_blank", rel: "noopener" }, photo);
}

export function pressable(
  button: Button,
  { tap, base }: Pick<Around, "tap" | "base">,
): HTMLElement | undefined {
  if (button.payload === undefined) return link(button.title, button.url ?? "", base, "press");
  let last = 0;
  const press = () => {
    // A double click counts once.
    if (Date.now() - last < 600) return;
    last = Date.now();
    tap(button);
  };
  return el("button", { class: "press", type: "button", dir: "auto", onclick: press }, button.title);
}
