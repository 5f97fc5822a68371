import { el, icon } from "../dom.ts";
import { link } from "./linked.ts";
import type { Words } from "./panel-words.ts";

export interface Header {
  root: HTMLElement;
  /** Returns whether a menu was open. */
  closeMenu(): boolean;
  /** Only a known visitor can choose a language, opt out and be forgotten. */
  known(yes: boolean): void;
  menu: HTMLElement;
}

interface Doings {
  shop: string;
  privacy: string | undefined;
  base: string;
  words: Words;
  close: (() => void) | undefined;
  speak: () => void;
  stop: () => void;
  forget: () => void;
}

const DOTS = "M12 5v.01M12 12v.01M12 19v.01";
const CROSS = "M6 6l12 12M18 6 6 18";

export function createHeader({ shop, privacy, base, words, close, speak, stop, forget }: Doings): Header {
  const forgetting = el("button", { class: "item", type: "button", onclick: after(forget) }, words.forget);
  const speaking = el("button", { class: "item", type: "button", onclick: after(speak) }, words.language);
  const stopping = el("button", { class: "item", type: "button", onclick: after(stop) }, words.stop);
  const rules = privacy ? link(words.privacy, privacy, base, "item") : undefined;
  const list = el("div", { class: "menu", id: "menu" }, rules, speaking, stopping, forgetting);
  const menu = el(
    "button",
    {
      class: "round",
      type: "button",
      "aria-label": words.menu,
      "aria-controls": "menu",
      onclick: () => turn(list.hidden),
    },
    icon(DOTS),
  );
  const root = el(
    "header",
    {},
    avatarOf(shop),
    el(close ? "h2" : "h1", { class: "name" }, el("bdi", {}, shop)),
    el("div", { class: "options" }, menu, list),
    close &&
      el(
        "button",
        { class: "round", type: "button", "aria-label": words.close, onclick: close },
        icon(CROSS),
      ),
  );
  // Pressing anywhere else closes the menu.
  list.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node) || !root.contains(relatedTarget)) turn(false);
  });
  turn(false);

  function turn(open: boolean): void {
    list.hidden = !open;
    menu.setAttribute("aria-expanded", String(open));
    if (open) list.querySelector<HTMLElement>(":not([hidden])")?.focus();
  }

  function after(doing: () => void): () => void {
    return () => {
      turn(false);
      doing();
    };
  }

  return {
    root,
    menu,
    closeMenu() {
      if (list.hidden) return false;
      turn(false);
      menu.focus();
      return true;
    },
    known(yes) {
      speaking.hidden = stopping.hidden = forgetting.hidden = !yes;
      menu.hidden = !yes && !rules;
    },
  };
}

export function avatarOf(shop: string, kind = "avatar"): HTMLElement {
  return el("span", { class: kind, "aria-hidden": "true" }, [...shop.trim()][0]?.toUpperCase() ?? "?");
}
