import { paletteOf } from "../colors.ts";
import { sheet } from "../dom.ts";
import type { News, Options, Panel, PanelModule, Settings } from "../seam.ts";
import { createStore, prefixOf } from "../store.ts";
import { KNOWN, type Known, languageOf } from "../words.ts";
import css from "./bubble.css?inline";
import { type Bubble, createBubble } from "./bubble.ts";
import { sparing, whenIdle } from "./idle.ts";
import { moor } from "./mooring.ts";
import { loadSettings } from "./settings.ts";

declare const __PANEL__: string;
/** Address of the labels; `*` is the language. */
declare const __WORDS__: string;

/** What the language of the conversation is remembered under. */
const SPEAKS = "speaks";

/** The page's API: `window.promobot`. */
export interface Promobot {
  open(): void;
  close(): void;
  /** Subscribes to `open`, `close`, `message` or `unread`. Returns a function that unsubscribes. */
  on<K extends keyof News>(what: K, listener: (news: News[K]) => void): () => void;
  destroy(): void;
}

export function startChat(options: Options): Promobot {
  const life = new AbortController();
  const { signal } = life;
  const listeners = new Set<{ what: string; listener: (news: never) => void }>();
  const store = createStore(() => localStorage, prefixOf(options.base));
  const tab = createStore(() => sessionStorage, prefixOf(options.base));
  let speaks: Known = "en";
  let settings: Settings | undefined;
  let root: ShadowRoot;
  let bubble: Bubble | undefined;
  let panel: Panel | undefined;
  let unread = 0;
  /** Opened before the settings were there. */
  let wanted = false;

  const fetchPanel = createFetch(options.base);

  function tell<K extends keyof News>(what: K, news: News[K]): void {
    if (what === "open") bubble?.quiet();
    if (what === "unread") {
      if (news === unread) return;
      unread = Number(news);
      bubble?.unread(unread);
    }
    for (const each of [...listeners]) {
      // Only `on` adds listeners, and it pairs them correctly.
      if (each.what === what) (each.listener as (news: News[K]) => void)(news);
    }
  }

  /** A chat that has begun goes on in its language; the shop's own is what nobody has another one for. */
  function begins(main: string | undefined): void {
    speaks = languageOf([store.get(SPEAKS), ...options.languages, main], KNOWN) as Known;
    if (options.page) document.documentElement.lang = speaks;
  }

  async function speak(language: string) {
    if (languageOf([language], KNOWN) !== language) return undefined;
    store.set(SPEAKS, language);
    const words = await fetchWords(options.base, language as Known);
    // Offline: better the old labels than English ones.
    if (language !== "en" && Object.keys(words).length === 0) return undefined;
    speaks = language as Known;
    if (options.page) document.documentElement.lang = speaks;
    bubble?.speak(speaks);
    return { speaks, words };
  }

  async function show(by: "visitor" | "page" | undefined): Promise<void> {
    if (!settings) {
      wanted = true;
      return;
    }
    bubble?.busy(true);
    try {
      const [{ createPanel }, words] = await Promise.all([fetchPanel(), fetchWords(options.base, speaks)]);
      if (signal.aborted) return;
      panel ??= createPanel({
        root,
        settings,
        options,
        speaks,
        words,
        speak,
        launcher: bubble?.button,
        tell,
      });
      if (by) panel.open(by);
    } catch {
      if (by) bubble?.failed();
    }
    bubble?.busy(false);
  }

  function press(): void {
    if (panel?.isOpen()) panel.close();
    else void show("visitor");
  }

  /** Returning visitors connect at once, to see what is new. */
  function begin(): void {
    const left = tab.get("open");
    if (options.page) void show("visitor");
    else if (wanted || (left === "yes" && innerWidth > 640) || (options.opens && left === undefined))
      void show("page");
    else if (store.keys("").length > 0) whenIdle(() => void show(undefined), signal);
    else {
      whenIdle(() => {
        bubble?.tease();
        if (!sparing()) void fetchPanel().catch(() => undefined);
      }, signal);
    }
  }

  void (async () => {
    settings = await loadSettings(options.base, signal);
    if (!settings?.on || signal.aborted) return;
    begins(settings.language);
    await bodyThere();
    if (signal.aborted) return;
    root = moor(signal, () => panel?.settle());
    const { color, ink, onLight, onDark } = paletteOf(settings.color);
    root.adoptedStyleSheets = [
      sheet(`:host{--color:${color};--ink:${ink};--light:${onLight};--dark:${onDark}}`),
      sheet(css),
    ];
    if (!options.page) {
      bubble = createBubble(root, settings, speaks, press);
      for (const name of ["pointerenter", "focus", "pointerdown"]) {
        bubble.button.addEventListener(name, () => void fetchPanel().catch(() => undefined), { once: true });
      }
    }
    if (options.page) document.title = settings.name;
    begin();
  })();

  return {
    open: () => void show("page"),
    close() {
      wanted = false;
      panel?.close();
    },
    on(what, listener) {
      const entry = { what, listener };
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    destroy() {
      life.abort();
      panel?.destroy();
      listeners.clear();
      delete window.promobot;
    },
  };
}

/** Fetches the panel once. Browsers remember failed addresses, so every retry uses a new one. */
function createFetch(base: string): () => Promise<PanelModule> {
  let fetched: Promise<PanelModule> | undefined;
  let failures = 0;
  return () => {
    fetched ??= import(/* @vite-ignore */ base + __PANEL__)
      // After a server update that name is gone. This one always serves the newest.
      .catch(() => import(/* @vite-ignore */ `${base}chat-panel.js?${failures++}`))
      .catch((failure) => {
        fetched = undefined;
        throw failure;
      });
    return fetched;
  };
}

/** English is built in, and the fallback. */
async function fetchWords(base: string, language: Known): Promise<Record<string, string>> {
  if (language === "en") return {};
  try {
    const response = await fetch(base + __WORDS__.replace("*", language), { credentials: "omit" });
    return response.ok ? await response.json() : {};
  } catch {
    return {};
  }
}

function bodyThere(): Promise<unknown> | undefined {
  if (document.body) return undefined;
  return new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
}
