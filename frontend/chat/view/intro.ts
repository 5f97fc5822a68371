import { el } from "../dom.ts";
import type { Settings } from "../seam.ts";
import { avatarOf } from "./header.ts";
import { link, linked } from "./linked.ts";
import type { Words } from "./panel-words.ts";

/** The introduction: who answers here, and how data is handled. */
export interface Intro {
  /** Stays above the messages. */
  head: HTMLElement;
  /** Shown until the visitor says something. */
  foot: HTMLElement;
}

export function createIntro(settings: Settings, base: string, words: Words, start: () => void): Intro {
  const { name, teaser, consent, privacy } = settings;
  const rules = linked(consent, base);
  const linkless = privacy !== undefined && !rules.some((part) => part instanceof HTMLAnchorElement);
  const said = linkless ? [...rules, " ", link(words.privacy, privacy, base) ?? ""] : rules;
  return {
    head: el(
      "div",
      { class: "intro" },
      avatarOf(name, "avatar large"),
      el("p", { class: "shop", dir: "auto" }, name),
      el("p", { class: "hello", dir: "auto" }, teaser || words.hello),
    ),
    foot: el(
      "div",
      { class: "foot-intro" },
      el("button", { class: "start", type: "button", onclick: start }, words.start),
      consent !== "" || linkless ? el("p", { class: "consent", dir: "auto" }, ...said) : undefined,
    ),
  };
}
