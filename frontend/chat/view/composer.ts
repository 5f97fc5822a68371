import { el, icon } from "../dom.ts";
import type { Words } from "./panel-words.ts";

/** The field the visitor types into. */
export interface Composer {
  root: HTMLFormElement;
  focus(): void;
  /** What is typed and not sent. */
  draft(): string;
}

const SEND = "M4 12 3 4l18 8-18 8 1-8Zm0 0h8";
/** An event may hold 8 kB, and some letters take four bytes. */
const MOST_LETTERS = 2000;

export function createComposer(words: Words, draft: string, say: (text: string) => void): Composer {
  const field = el("textarea", {
    rows: 1,
    maxlength: MOST_LETTERS,
    enterkeyhint: "send",
    autocomplete: "off",
    placeholder: words.write,
    "aria-label": words.write,
    oninput: grow,
    onkeydown: press,
  });
  const button = el("button", { class: "send", "aria-label": words.send }, icon(SEND));
  const root = el("form", { class: "composer", onsubmit: submit }, field, button);
  field.value = draft;
  grow();

  function grow(): void {
    root.classList.toggle("empty", field.value.trim() === "");
    // The placeholder follows the chat's direction.
    field.dir = field.value ? "auto" : "";
    field.style.height = "auto";
    if (field.scrollHeight > 0) field.style.height = `${field.scrollHeight}px`;
  }

  function press(event: KeyboardEvent): void {
    // Enter also confirms a composed word, in Japanese for instance. Safari reports that only by this code.
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key !== "Enter" || event.shiftKey || composing) return;
    event.preventDefault();
    submit(event);
  }

  function submit(event: Event): void {
    event.preventDefault();
    const text = field.value.trim();
    if (text !== "") {
      field.value = "";
      grow();
      say(text);
    }
    // Pressing the button must not close the on-screen keyboard.
    field.focus();
  }

  return { root, focus: () => field.focus(), draft: () => field.value };
}
