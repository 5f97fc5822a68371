import { el } from "../dom.ts";
import type { Words } from "./panel-words.ts";

/** Asks before everything is erased. The rest of the panel is inert meanwhile. */
export function askToErase(
  panel: HTMLElement,
  words: Words,
  erase: () => Promise<boolean>,
  done: () => void,
): () => void {
  const behind = [...panel.children] as HTMLElement[];
  const problem = el("p", { class: "problem", role: "alert" });
  const cancel = el("button", { class: "plain", type: "button", onclick: close }, words.cancel);
  const go = el("button", { class: "danger", type: "button", onclick: run }, words.erase);
  const box = el(
    "div",
    { class: "ask", role: "alertdialog", "aria-modal": "true", "aria-labelledby": "ask" },
    el("p", { id: "ask" }, words.ask),
    problem,
    el("div", { class: "choice" }, cancel, go),
  );
  const veil = el("div", { class: "veil" }, box);
  for (const part of behind) part.inert = true;
  panel.append(veil);
  cancel.focus();

  async function run(): Promise<void> {
    go.disabled = true;
    const erased = await erase();
    go.disabled = false;
    if (erased) return close();
    problem.textContent = words.failed;
    go.focus();
  }

  function close(): void {
    veil.remove();
    for (const part of behind) part.inert = false;
    done();
  }

  return close;
}
