import { below } from "../base.ts";
import { showSession } from "./session.ts";

/** How the line to the server is: opening, open, or being opened again. */
export type LiveState = "connecting" | "live" | "reconnecting";

export interface StreamListener<T> {
  news(data: T): void;
  state(state: LiveState): void;
}

const TRY_AGAIN_MS = 3_000;

/** Follows server-sent events of one name, over every interruption, until the returned function is called. */
export function followStream<W, T>(
  url: string,
  name: string,
  fromWire: (wire: W) => T,
  listener: StreamListener<T>,
): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let followed = true;

  function open(): void {
    source = new EventSource(below(url));
    source.addEventListener(name, (event) => {
      listener.state("live");
      listener.news(fromWire(JSON.parse(event.data)));
    });
    source.addEventListener("error", () => {
      listener.state("reconnecting");
      // The browser tries again by itself after a lost connection, but never after an answer it could not use.
      if (source.readyState === EventSource.CLOSED) void refused();
    });
  }

  /** Either the session is over, which asking for it makes known, or the server is away for a moment. */
  async function refused(): Promise<void> {
    await showSession().catch(() => {});
    if (followed) timer = setTimeout(open, TRY_AGAIN_MS);
  }

  listener.state("connecting");
  open();
  return () => {
    followed = false;
    clearTimeout(timer);
    source.close();
  };
}
