import { el, sheet } from "../dom.ts";
import { createClient } from "../panel/client.ts";
import { watchPresence } from "../panel/presence.ts";
import type { Panel, Place } from "../seam.ts";
import { createStore, prefixOf } from "../store.ts";
import { directionOf, firstOf, KNOWN } from "../words.ts";
import { createComposer } from "./composer.ts";
import { askToErase } from "./confirm.ts";
import { createFullscreen } from "./fullscreen.ts";
import { createHeader } from "./header.ts";
import { createIntro } from "./intro.ts";
import { watchKeys } from "./keys.ts";
import { createLog } from "./log.ts";
import css from "./panel.css?inline";
import { wordsFor } from "./panel-words.ts";
import { createStamps } from "./stamps.ts";
import { createTroubleLine } from "./trouble.ts";

/** The chat's user interface on top of the client, which talks to the server. */
export function createPanel(place: Place): Panel {
  const { root, settings, options, launcher, tell } = place;
  const { base, origin, languages, page } = options;
  const life = new AbortController();
  const tab = createStore(() => sessionStorage, prefixOf(base));
  let open = false;
  let drawn = false;
  let closeAsk: (() => void) | undefined;
  /** The language the conversation goes on in. */
  let following: string | undefined;

  const client = createClient({
    base,
    origin,
    language: firstOf(languages, KNOWN) ?? languages[0] ?? "",
    changed: draw,
    arrived(messages) {
      for (const { id, text, title } of messages) tell("message", { id, text: text ?? title ?? "" });
    },
    forgotten() {
      tab.remove("open");
      closeAsk?.();
      parts.trouble.say(parts.words.erased);
    },
  });

  let parts = partsIn(place);
  const panel = el(page ? "main" : "div", {
    class: page ? "panel page" : `panel to-${settings.corner}`,
    id: "panel",
    role: page ? undefined : "dialog",
    tabindex: -1,
    hidden: true,
  });
  put();

  /** Everything that is labelled. */
  function partsIn({ speaks, words: own }: Pick<Place, "speaks" | "words">, draft = "") {
    const words = wordsFor(settings.name, own);
    const stamps = createStamps(languages.find((each) => each.split("-")[0] === speaks) ?? speaks);
    return {
      speaks,
      words,
      intro: createIntro(settings, base, words, begin),
      header: createHeader({
        shop: settings.name,
        privacy: settings.privacy,
        base,
        words,
        close: page ? undefined : () => close(),
        speak: () => choose(words.language, "LANGUAGE"),
        stop: () => choose(words.stop, "STOP"),
        forget,
      }),
      trouble: createTroubleLine(words),
      log: createLog(
        { words, shop: settings.name, base, time: stamps.time, tap, again: client.again },
        stamps,
      ),
      composer: createComposer(words, draft, client.say),
    };
  }

  function put(): void {
    const { speaks, words, header, trouble, log, intro, composer } = parts;
    panel.lang = speaks;
    panel.dir = directionOf(speaks);
    panel.setAttribute("aria-label", words.chat);
    panel.replaceChildren(header.root, trouble.root, log.root, intro.foot, composer.root);
  }

  /** The labels follow the conversation when that goes on in another language. */
  async function follow(): Promise<void> {
    const said = client
      .lines()
      .filter(({ from }) => from === "shop")
      .at(-1)?.language;
    if (said === undefined || said === following) return;
    following = said;
    const next = said === parts.speaks ? undefined : await place.speak(said);
    if (!next || life.signal.aborted || said !== following) return;
    closeAsk?.();
    const focused = root.activeElement;
    const [inside, typing] = [panel.contains(focused), parts.composer.root.contains(focused)];
    parts.trouble.stop();
    parts = partsIn(next, parts.composer.draft());
    put();
    redraw();
    if (typing) parts.composer.focus();
    else if (inside) focus();
  }
  const full = createFullscreen(panel, page, life.signal);
  watchKeys(panel, () => !page && full.is(), leave);
  root.adoptedStyleSheets.push(sheet(css));
  root.append(panel);
  watchPresence({ ...client, looked: look }, life.signal);

  /** Changes that come together are drawn once. */
  function draw(): void {
    if (drawn) return;
    drawn = true;
    queueMicrotask(() => {
      drawn = false;
      if (!life.signal.aborted) redraw();
    });
  }

  function redraw(): void {
    void follow();
    const known = client.known();
    parts.intro.foot.hidden = known;
    parts.header.known(known);
    parts.trouble.show(open ? client.trouble() : undefined);
    parts.log.show(client.lines(), {
      typing: client.typing(),
      loaded: client.loaded(),
      intro: parts.intro.head,
    });
    look();
  }

  function look(): void {
    if (open && !document.hidden) client.look();
    tell("unread", client.unread());
  }

  /** On touch screens the keyboard should not pop up by itself. */
  function focus(): void {
    if (matchMedia("(pointer: coarse)").matches) panel.focus({ preventScroll: true });
    else parts.composer.focus();
  }

  function begin(): void {
    client.start();
    focus();
  }

  function tap(button: Parameters<typeof client.tap>[0]): void {
    const pressed = root.activeElement;
    client.tap(button);
    // A quick reply disappears when pressed, and the focus must not be lost with it.
    queueMicrotask(() => queueMicrotask(() => pressed && !pressed.isConnected && focus()));
  }

  /** The same as in the page's menu on Messenger. */
  function choose(title: string, payload: string): void {
    client.tap({ title, payload });
    parts.header.menu.focus();
  }

  function forget(): void {
    closeAsk = askToErase(panel, parts.words, client.forget, () => {
      closeAsk = undefined;
      if (client.known()) parts.header.menu.focus();
      else panel.focus();
    });
  }

  function leave(): void {
    if (closeAsk) closeAsk();
    else if (!parts.header.closeMenu() && !page) close();
  }

  function turn(now: boolean): void {
    open = now;
    panel.hidden = !now;
    launcher?.setAttribute("aria-controls", "panel");
    launcher?.setAttribute("aria-expanded", String(now));
    launcher?.classList.toggle("covered", now && full.is());
    if (!page) panel.setAttribute("aria-modal", String(full.is()));
    full.turn(now);
    draw();
    tell(now ? "open" : "close", undefined);
  }

  function close(): void {
    if (!open) return;
    const inside = panel.contains(root.activeElement);
    turn(false);
    tab.set("open", "no");
    if (inside) launcher?.focus();
  }

  return {
    close,
    isOpen: () => open,
    open(by) {
      if (open) return;
      turn(true);
      parts.log.toNewest();
      if (by === "page") return;
      if (!page) tab.set("open", "yes");
      focus();
    },
    settle: () => parts.log.settle(),
    destroy() {
      life.abort();
      client.destroy();
      parts.trouble.stop();
      panel.remove();
    },
  };
}
