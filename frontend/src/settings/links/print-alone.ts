import { type ComponentChild, render } from "preact";
import css from "./poster.module.css";

/** Prints one thing on a page of its own; nothing else of the dashboard is on it. */
export async function printAlone(what: ComponentChild): Promise<void> {
  const paper = document.createElement("div");
  paper.className = css.paper ?? "";
  document.body.append(paper);
  render(what, paper);
  const images = [...paper.querySelectorAll("img")];
  await Promise.all(images.map((image) => image.decode().catch(() => {})));
  // Some phones go on at once and print later, so what is printed stays until they say so.
  addEventListener(
    "afterprint",
    () => {
      render(null, paper);
      paper.remove();
    },
    { once: true },
  );
  window.print();
}
