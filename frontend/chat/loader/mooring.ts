const ID = "promobot-chat";
const MOST_A_SECOND = 20;

/** Our only element in the page. It returns when the page's navigation removes it. */
export function moor(signal: AbortSignal, back: () => void): ShadowRoot {
  document.getElementById(ID)?.remove();
  const host = document.createElement("div");
  host.id = ID;
  // Turbo keeps such elements when it changes pages.
  host.setAttribute("data-turbo-permanent", "");
  const root = host.attachShadow({ mode: "open" });
  const watch = new MutationObserver(attach);
  /** The focused element, or the one that was focused when the page removed us. */
  let focused: HTMLElement | undefined;
  root.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLElement) focused = target;
  });
  root.addEventListener("focusout", () =>
    queueMicrotask(() => {
      if (host.isConnected && !root.activeElement) focused = undefined;
    }),
  );

  let since = 0;
  let times = 0;

  /** A page that keeps removing us does not want us. */
  function unwanted(): boolean {
    if (Date.now() - since > 1_000) {
      since = Date.now();
      times = 0;
    }
    return ++times > MOST_A_SECOND;
  }

  function attach(): void {
    const { body, documentElement } = document;
    watch.disconnect();
    if (host.parentNode !== body && unwanted()) return;
    watch.observe(documentElement, { childList: true });
    if (!body) return;
    watch.observe(body, { childList: true });
    if (host.parentNode === body) return;
    body.append(host);
    focused?.focus({ preventScroll: true });
    back();
  }

  attach();
  signal.addEventListener("abort", () => {
    watch.disconnect();
    host.remove();
  });
  return root;
}
