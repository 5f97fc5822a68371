import { el, icon } from "../dom.ts";
import type { Line } from "../panel/conversation.ts";
import { type Around, createLineView, type LineView, pressable } from "./line-view.ts";
import { apart, type Stamps } from "./stamps.ts";

/** The messages, scrolled to the newest unless the visitor is reading older ones. */
export interface Log {
  root: HTMLElement;
  show(lines: Line[], more: { typing: boolean; loaded: boolean; intro: HTMLElement | undefined }): void;
  toNewest(): void;
  /** Restores the scroll position, which browsers drop when an element leaves the document. */
  settle(): void;
}

const NEAR_PX = 80;
const DOWN = "m6 9 6 6 6-6";

export function createLog(around: Around, stamps: Stamps): Log {
  const { words } = around;
  const views = new Map<string, LineView | { root: HTMLElement }>();
  const list = el("div", { class: "lines" });
  const dots = el("div", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i"));
  const quick = el("div", { class: "quick" });
  const scroller = el(
    "div",
    {
      class: "scroller",
      role: "log",
      "aria-relevant": "additions",
      "aria-label": words.messages,
      tabindex: 0,
      onscroll: look,
    },
    list,
    dots,
    quick,
  );
  const newest = el(
    "button",
    { class: "newest", type: "button", "aria-label": words.newest, onclick: toNewest },
    icon(DOWN),
  );
  const root = el("div", { class: "log" }, scroller, newest);
  let near = true;
  let top = 0;
  let offered = "";
  let newestKey = "";

  function look(): void {
    const { scrollHeight, scrollTop, clientHeight } = scroller;
    if (clientHeight === 0 || !scroller.isConnected) return;
    top = scrollTop;
    near = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    if (near) newest.hidden = true;
  }

  function toNewest(): void {
    near = true;
    newest.hidden = true;
    scroller.scrollTop = scroller.scrollHeight;
  }

  // Pictures load, the field grows, the keyboard opens.
  const sizes = new ResizeObserver(() => near && toNewest());
  sizes.observe(scroller);
  sizes.observe(list);

  function viewOf(line: Line): LineView {
    const known = views.get(line.key);
    if (known && "update" in known) return known;
    const made = createLineView(line, around);
    views.set(line.key, made);
    return made;
  }

  function stampOf(line: Line): HTMLElement {
    const key = `at ${line.key}`;
    const known = views.get(key);
    if (known) return known.root;
    const made = el("p", { class: "stamp" }, stamps.day(line.at));
    views.set(key, { root: made });
    return made;
  }

  function arrange(lines: Line[]): HTMLElement[] {
    return lines.flatMap((line, at) => {
      const before = lines[at - 1];
      const after = lines[at + 1];
      const stamped = apart(before?.at, line.at);
      const first = stamped || before?.from !== line.from;
      const last = after === undefined || after.from !== line.from || apart(line.at, after.at);
      const view = viewOf(line);
      view.update(line, { first, last });
      return stamped ? [stampOf(line), view.root] : [view.root];
    });
  }

  /** Quick replies belong to the newest message only. */
  function offer(line: Line | undefined): void {
    const replies = line?.from === "shop" ? (line.quick_replies ?? []) : [];
    const key = JSON.stringify([line?.key, replies]);
    if (key === offered) return;
    offered = key;
    quick.replaceChildren(...replies.flatMap((reply) => pressable(reply, around) ?? []));
  }

  return {
    root,
    toNewest,
    show(lines, { typing, loaded, intro }) {
      const end = lines.at(-1);
      if (!end) views.clear();
      scroller.setAttribute("aria-busy", String(!loaded));
      const wanted = arrange(lines);
      place(list, intro ? [intro, ...wanted] : wanted);
      offer(end);
      dots.hidden = !typing;
      const moved = end !== undefined && end.key !== newestKey;
      newestKey = end?.key ?? "";
      if (near || (moved && end.from === "visitor")) toNewest();
      else if (moved) newest.hidden = false;
    },
    settle() {
      scroller.scrollTop = near ? scroller.scrollHeight : top;
    },
  };
}

/** Touches only what has changed, so screen readers announce only that. */
function place(list: HTMLElement, wanted: HTMLElement[]): void {
  const stays = new Set<Node>(wanted);
  for (const child of [...list.children]) if (!stays.has(child)) child.remove();
  wanted.forEach((element, at) => {
    if (list.children[at] !== element) list.insertBefore(element, list.children[at] ?? null);
  });
}
