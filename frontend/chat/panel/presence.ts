/** What happens when the page is shown and hidden. */
export interface Presence {
  connect(): void;
  disconnect(): void;
  wake(): void;
  looked(): void;
}

/** After this long in the background, a page needs no news. */
const HIDDEN_MS = 30_000;
/** Phones freeze pages in the background without a word, and their connections die unnoticed. */
const DOUBTFUL_MS = 10_000;

/** Connects while the page is visible, and disconnects in time for the back/forward cache. */
export function watchPresence(presence: Presence, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hiddenAt = Number.POSITIVE_INFINITY;

  function come(): void {
    clearTimeout(timer);
    if (document.hidden) return;
    if (Date.now() - hiddenAt > DOUBTFUL_MS) presence.disconnect();
    hiddenAt = Number.POSITIVE_INFINITY;
    presence.connect();
    presence.wake();
    presence.looked();
  }

  function go(): void {
    clearTimeout(timer);
    presence.disconnect();
  }

  function turn(): void {
    clearTimeout(timer);
    if (document.hidden) {
      hiddenAt = Date.now();
      timer = setTimeout(go, HIDDEN_MS);
    } else come();
  }

  document.addEventListener("visibilitychange", turn, { signal });
  document.addEventListener("freeze", go, { signal });
  addEventListener("pagehide", go, { signal });
  addEventListener("pageshow", (event) => event.persisted && come(), { signal });
  addEventListener("online", come, { signal });
  addEventListener(
    "offline",
    () => {
      go();
      presence.wake();
    },
    { signal },
  );
  signal.addEventListener("abort", () => clearTimeout(timer));
  come();
}
