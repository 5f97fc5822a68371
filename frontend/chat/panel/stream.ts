import { createEventParser, type Sent } from "./event-parser.ts";
import { type Nap, patience } from "./nap.ts";
import { type Outcome, outcomeOf } from "./wire.ts";

export interface Following {
  open(signal: AbortSignal): Promise<Response>;
  event(event: Sent): void;
  /** Whether the stream is up. */
  live(yes: boolean): void;
  nap: Nap;
  /** Without even a heartbeat the connection is dead, whatever the browser thinks. */
  silenceMs?: number;
}

const SILENCE_MS = 45_000;

/** Follows the stream, reconnecting until it is aborted or the server does not know the visitor. */
export async function followStream(
  following: Following,
  signal: AbortSignal,
): Promise<"stopped" | "stranger"> {
  let failures = 0;
  while (!signal.aborted) {
    const end = await once(following, signal);
    if (signal.aborted) break;
    if (end.kind === "stranger") return "stranger";
    // Proxies end long responses. That is not a failure.
    failures = end.kind === "done" ? 0 : failures + 1;
    if (failures > 0) following.live(false);
    const named = end.kind === "later" ? (end.ms ?? 0) : 0;
    await following.nap.rest(Math.max(named, patience(Math.max(1, failures))), signal);
  }
  return "stopped";
}

/** Reads one response to its end. */
async function once(
  { open, event, live, silenceMs = SILENCE_MS }: Following,
  signal: AbortSignal,
): Promise<Outcome> {
  const attempt = new AbortController();
  const stop = () => attempt.abort();
  let watch = setTimeout(stop, silenceMs);
  signal.addEventListener("abort", stop);
  try {
    const response = await open(attempt.signal);
    const reader = response.body?.getReader();
    if (!response.ok || !reader) return outcomeOf(response);
    live(true);
    const parse = createEventParser();
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { kind: "done" };
      clearTimeout(watch);
      watch = setTimeout(stop, silenceMs);
      for (const each of parse(decoder.decode(value, { stream: true }))) event(each);
    }
  } catch {
    return { kind: "later" };
  } finally {
    clearTimeout(watch);
    signal.removeEventListener("abort", stop);
    stop();
  }
}
