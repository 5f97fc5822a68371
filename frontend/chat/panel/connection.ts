import type { Sent } from "./event-parser.ts";
import type { LineState } from "./line-state.ts";
import { type Nap, patience } from "./nap.ts";
import { followStream } from "./stream.ts";
import type { Tabs } from "./tabs.ts";
import type { Visitor } from "./visitor.ts";
import type { Message } from "./wire.ts";

/** Loads the history, then follows the stream if this tab leads. */
export interface Connection {
  open(): void;
  close(): void;
}

interface Parts {
  line: LineState;
  nap: Nap;
  tabs: Tabs;
  visitor: Visitor;
  /** The id of the newest message. */
  last(): string;
  receive(messages: Message[], whole?: boolean): void;
  changed(): void;
  /** The server does not know the visitor. */
  stranger(): void;
}

export function createConnection(parts: Parts): Connection {
  const { line, nap, tabs, visitor, last, receive, changed, stranger } = parts;

  async function load(signal: AbortSignal): Promise<void> {
    for (let failures = 1; !signal.aborted; failures++) {
      const answer = await visitor.messages(line.loaded ? last() : undefined);
      if (signal.aborted) return;
      if (Array.isArray(answer)) {
        const whole = !line.loaded;
        line.loaded = true;
        line.down(false);
        return receive(answer, whole);
      }
      if (answer.kind === "stranger") return stranger();
      line.down(true);
      changed();
      await nap.rest(answer.kind === "later" && answer.ms ? answer.ms : patience(failures), signal);
    }
  }

  const follow = async (signal: AbortSignal) => {
    const following = { nap, event, open: (stop: AbortSignal) => visitor.stream(last(), stop), live };
    if ((await followStream(following, signal)) === "stranger") stranger();
  };

  function live(yes: boolean): void {
    line.down(!yes);
    // Waiting events need not wait for their own next retry.
    if (yes && !line.asked()) nap.wake();
    changed();
  }

  function event({ name, data }: Sent): void {
    if (name === "message") receive(read(data));
    else if (name === "resync" && line.held) {
      line.loaded = false;
      void load(line.held.signal);
    } else if (name === "typing") {
      line.expect(true, changed);
      tabs.tell({ what: "typing" });
    }
  }

  return {
    open() {
      if (line.held) return;
      const held = new AbortController();
      line.held = held;
      void (async () => {
        const fresh = line.loaded && last() === "0";
        if (!fresh) await load(held.signal);
        await tabs.lead(follow, held.signal);
      })();
    },
    close() {
      line.held?.abort();
      line.held = undefined;
    },
  };
}

/** Skips a message that cannot be parsed; failing would replay it forever. */
function read(data: string): Message[] {
  try {
    return [JSON.parse(data)];
  } catch {
    return [];
  }
}
