import { newId } from "../../src/new-id.ts";
import type { Store } from "../store.ts";
import { type Nap, patience } from "./nap.ts";
import type { ChatEvent, Outcome } from "./wire.ts";

/** Events the server does not have yet. They survive reloads, in order, each under its own id. */
export interface Queue {
  add(event: ChatEvent): void;
  /** Newer receipts replace older ones. They are not stored. */
  receipt(type: "delivered" | "seen", message: string): void;
  waiting(): ChatEvent[];
  /** Sends everything that is waiting. */
  flush(): Promise<void>;
  clear(): void;
}

interface Sending {
  store: Store;
  send(events: ChatEvent[]): Promise<Outcome>;
  /** Keeps two tabs from sending the same events at once, which would be harmless but wasteful. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  settled(ids: string[], refused: boolean): void;
  /** Nothing was sent: the server asked for a pause, or could not be reached. */
  delayed(askedMs: number | undefined): void;
  nap: Nap;
  signal: AbortSignal;
  now?: () => number;
}

const AT_ONCE = 10;
const KEY = "q:";

export function createQueue(sending: Sending): Queue {
  const { store, nap, signal, now = Date.now } = sending;
  const receipts = new Map<string, ChatEvent>();
  let made = 0;
  let running: Promise<void> | undefined;
  let again = false;

  const entries = () => store.keys(KEY).flatMap((key) => read(store, key));

  async function run(): Promise<void> {
    let failures = 0;
    let most = AT_ONCE;
    do {
      again = false;
      const outcome = await sending.alone(() => sendSome(most));
      if (outcome === "nothing") continue;
      if (outcome.kind === "done") {
        failures = 0;
        most = AT_ONCE;
      } else if (outcome.kind === "refused") {
        // One of several is at fault. Sent singly, the others pass.
        most = 1;
      } else {
        failures++;
        const ms = outcome.kind === "later" ? outcome.ms : undefined;
        sending.delayed(ms);
        await nap.rest(ms ?? patience(failures), signal);
      }
      again = true;
    } while (again && !signal.aborted);
  }

  async function sendSome(most: number): Promise<Outcome | "nothing"> {
    const late = [...receipts.values()].map((event) => ({ key: "", event }));
    const some = [...entries(), ...late].slice(0, most);
    if (some.length === 0) return "nothing";
    const outcome = await sending.send(some.map(({ event }) => event));
    const refused = outcome.kind === "refused";
    if (outcome.kind === "done" || (refused && some.length === 1)) settle(some, refused);
    return outcome;
  }

  function settle(some: Entry[], refused: boolean): void {
    for (const { key, event } of some) {
      if (key) store.remove(key);
      // A newer receipt may have replaced it meanwhile.
      else if (receipts.get(event.type) === event) receipts.delete(event.type);
    }
    sending.settled(
      some.map(({ event }) => event.id),
      refused,
    );
  }

  return {
    add: (event) =>
      store.set(`${KEY}${now()}-${String(made++).padStart(4, "0")}-${event.id}`, JSON.stringify(event)),
    receipt: (type, message) => void receipts.set(type, { id: newId(), type, message }),
    waiting: () => entries().map(({ event }) => event),
    flush() {
      again = true;
      running ??= run().finally(() => {
        running = undefined;
      });
      return running;
    },
    clear() {
      receipts.clear();
      for (const key of store.keys(KEY)) store.remove(key);
    },
  };
}

interface Entry {
  key: string;
  event: ChatEvent;
}

/** The page can write to its storage too: entries that are not ours are removed. */
function read(store: Store, key: string): Entry[] {
  try {
    const event = JSON.parse(store.get(key) ?? "");
    if (event?.id && event.type) return [{ key, event }];
  } catch {
    // Not ours.
  }
  store.remove(key);
  return [];
}
