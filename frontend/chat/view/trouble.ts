import { el } from "../dom.ts";
import type { Trouble } from "../panel/line-state.ts";
import type { Words } from "./panel-words.ts";

const NOTICE_MS = 8_000;

/** The line that explains why messages are waiting. */
export interface TroubleLine {
  root: HTMLElement;
  show(trouble: Trouble): void;
  /** Shows a notice for a few seconds. */
  say(text: string): void;
  stop(): void;
}

export function createTroubleLine(words: Words): TroubleLine {
  const root = el("p", { class: "trouble", role: "status" });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let notice = "";

  function show(trouble: Trouble): void {
    clearTimeout(timer);
    const seconds = trouble?.kind === "busy" ? Math.ceil((trouble.until - Date.now()) / 1000) : 0;
    // Screen readers hear it once, not every second.
    const text = wordsOf(trouble, seconds);
    root.setAttribute("aria-live", seconds > 0 && root.textContent !== "" ? "off" : "polite");
    if (root.textContent !== text) root.textContent = text;
    root.classList.toggle("notice", !trouble);
    if (seconds > 0) timer = setTimeout(() => show(seconds > 1 ? trouble : undefined), 1000);
  }

  function wordsOf(trouble: Trouble, seconds: number): string {
    if (!trouble) return notice;
    if (trouble.kind === "offline") return words.offline;
    return seconds > 0 ? words.busy.replace("{}", String(seconds)) : "";
  }

  return {
    root,
    show,
    say(text) {
      notice = text;
      setTimeout(() => {
        notice = "";
        show(undefined);
      }, NOTICE_MS);
    },
    stop: () => clearTimeout(timer),
  };
}
