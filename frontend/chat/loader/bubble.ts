import { el, icon } from "../dom.ts";
import type { Settings } from "../seam.ts";
import type { Known } from "../words.ts";
import { directionOf } from "../words.ts";
import { WORDS } from "./loader-words.ts";

/** The round button with its badge, and the teaser beside it. */
export interface Bubble {
  button: HTMLButtonElement;
  unread(count: number): void;
  /** The chat goes on in this language. */
  speak(language: Known): void;
  busy(yes: boolean): void;
  /** Shows the teaser until it is pressed or closed. */
  tease(): void;
  /** Says that the panel could not be loaded. */
  failed(): void;
  quiet(): void;
}

const TALK =
  "M12 3c5 0 9 3.400 9 7.800s-4 7.800-9 7.800c-1 0-2-.1-2.900-.4L4.500 21l1-4.200C4 15.300 3 13.200 3 10.800 3 6.400 7 3 12 3Z";
const DOWN = "m6 9 6 6 6-6";
const CROSS = "M7 7l10 10M17 7 7 17";
const MANY = 9;

export function createBubble(
  root: ShadowRoot,
  settings: Settings,
  language: Known,
  press: () => void,
): Bubble {
  let words = WORDS[language];
  let unreadNow = 0;
  const badge = el("span", { class: "badge", "aria-hidden": "true", hidden: true });
  const button = el(
    "button",
    { class: "launcher", type: "button", "aria-label": words.open, "aria-expanded": "false", onclick: press },
    icon(TALK, 30),
    icon(DOWN, 28),
    badge,
  );
  const news = el("span", { class: "spoken", role: "status" });
  const line = el("div", { class: "teaser", dir: directionOf(language), hidden: true });
  const corner = el("div", { class: `corner ${settings.corner}`, lang: language }, line, button, news);
  root.append(corner);

  function say(text: string, pressed: (() => void) | undefined): void {
    line.replaceChildren(
      pressed
        ? el("button", { class: "words", type: "button", onclick: pressed }, el("bdi", {}, text))
        : el("p", { class: "words", role: "alert" }, text),
      el(
        "button",
        { class: "away", type: "button", "aria-label": words.close, onclick: quiet },
        icon(CROSS, 16),
      ),
    );
    line.hidden = false;
  }

  function quiet(): void {
    line.hidden = true;
  }

  function unread(count: number): void {
    unreadNow = count;
    const told = count > 0 ? `${words.unread} ${count}` : "";
    button.setAttribute("aria-label", [words.open, told].filter(Boolean).join(". "));
    if (news.textContent === told) return;
    news.textContent = told;
    badge.hidden = count === 0;
    badge.textContent = count > MANY ? `${MANY}+` : String(count);
  }

  return {
    button,
    quiet,
    unread,
    speak(now) {
      words = WORDS[now];
      corner.lang = now;
      line.dir = directionOf(now);
      unread(unreadNow);
    },
    busy: (yes) => void button.classList.toggle("busy", yes),
    tease: () => settings.teaser && say(settings.teaser, press),
    failed: () => say(words.offline, undefined),
  };
}
