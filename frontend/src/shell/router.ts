import { type ReadonlySignal, signal } from "@preact/signals";
import { below, within } from "../base.ts";
import { type Route, routeOf } from "./routes.ts";

/** What each entry of the browser's history remembers. */
interface Entry {
  index: number;
  y: number;
}

/** Somewhere the owner wants to go, held back because something here is not saved. */
interface Leaving {
  question: string;
  go(): void;
}

const current = signal<Route>(here());
const leaving = signal<Leaving | null>(null);
const guards = new Set<() => string | null>();

let index = 0;
let arriving = false;
let returning = false;
let remember: ReturnType<typeof setTimeout> | undefined;

/** Where the owner is; components and stores that read it follow along. */
export const route: ReadonlySignal<Route> = current;
export const askedToLeave: ReadonlySignal<Leaving | null> = leaving;

/** Goes to another screen, or to another view of this one: `navigate("/messages?campaign=spring")`. */
export function navigate(to: string, { replace = false } = {}): void {
  const url = new URL(below(to), location.href);
  held(within(url.pathname) !== current.peek().path, () => {
    rememberScroll();
    if (!replace) index++;
    const entry: Entry = { index, y: replace ? scrollY : 0 };
    history[replace ? "replaceState" : "pushState"](entry, "", url);
    show();
  });
}

/**
 * Asks before the owner leaves the screen while `question` answers with one, such as "Your changes are not saved yet.";
 * until the returned function is called.
 */
export function askBeforeLeaving(question: () => string | null): () => void {
  guards.add(question);
  return () => void guards.delete(question);
}

export function leave(): void {
  const wanted = leaving.peek();
  leaving.value = null;
  guards.clear();
  wanted?.go();
}

export function stay(): void {
  leaving.value = null;
}

/** True once after the owner has come from another screen: its heading then takes the focus. */
export function takeArrival(): boolean {
  const arrived = arriving;
  arriving = false;
  return arrived;
}

/** Takes over links, the back button and scrolling; called once. */
export function startRouter(): void {
  history.scrollRestoration = "manual";
  const entry: Entry | null = history.state;
  index = entry?.index ?? 0;
  if (entry) restoreScroll(entry.y);
  else history.replaceState({ index, y: 0 }, "");
  addEventListener("popstate", goneBack);
  addEventListener("click", followLink);
  addEventListener("scroll", () => {
    clearTimeout(remember);
    remember = setTimeout(rememberScroll, 150);
  });
  addEventListener("beforeunload", (event) => {
    if (openQuestion()) event.preventDefault();
  });
}

function goneBack(event: PopStateEvent): void {
  clearTimeout(remember);
  if (returning) {
    returning = false;
    return;
  }
  const entry: Entry | null = event.state;
  // A link within the page, such as the one to its content, made an entry without us.
  if (entry === null) {
    rememberScroll();
    return;
  }
  const steps = entry.index - index;
  if (here().path !== current.peek().path && openQuestion() && steps !== 0) {
    returning = true;
    history.go(-steps);
    held(true, () => history.go(steps));
    return;
  }
  index = entry.index;
  show();
  restoreScroll(entry.y);
}

function show(): void {
  const before = current.peek();
  const next = here();
  if (next.path !== before.path) {
    arriving = true;
    scrollTo(0, 0);
  }
  current.value = next;
}

function here(): Route {
  return routeOf(within(location.pathname), location.search);
}

function held(leavesScreen: boolean, go: () => void): void {
  const question = leavesScreen ? openQuestion() : null;
  if (question) leaving.value = { question, go };
  else go();
}

function openQuestion(): string | null {
  for (const guard of guards) {
    const question = guard();
    if (question) return question;
  }
  return null;
}

/** Plain clicks on links to our own screens are ours; everything else is the browser's. */
function followLink(event: MouseEvent): void {
  const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!plain || event.defaultPrevented || !link || link.target || link.hasAttribute("download")) return;
  if (link.origin !== location.origin || routeOf(within(link.pathname), "").screen === null) return;
  const samePage = link.pathname === location.pathname && link.search === location.search;
  if (samePage && link.hash) return;
  event.preventDefault();
  navigate(link.href, { replace: samePage });
}

function rememberScroll(): void {
  clearTimeout(remember);
  const entry: Entry = { index, y: scrollY };
  history.replaceState(entry, "");
}

/** A screen grows while its data comes: scrolls as soon as there is room, unless the owner moves first. */
function restoreScroll(y: number): void {
  const room = () => document.documentElement.scrollHeight - innerHeight >= y;
  const done = new AbortController();
  const watcher = new ResizeObserver(() => {
    if (!room()) return;
    scrollTo(0, y);
    done.abort();
  });
  done.signal.addEventListener("abort", () => watcher.disconnect());
  for (const sign of ["wheel", "touchstart", "keydown", "pointerdown", "popstate"]) {
    addEventListener(sign, () => done.abort(), { signal: done.signal });
  }
  setTimeout(() => done.abort(), 3_000);
  watcher.observe(document.body);
}
