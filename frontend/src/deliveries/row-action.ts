import { type ReadonlySignal, signal } from "@preact/signals";
import { sentenceOf } from "../state/failure.ts";
import { say } from "../ui/toasts.ts";

/** Something that can be done to each row of a list by itself; what does not work is told in a toast. */
export interface RowAction<A extends unknown[]> {
  /** The rows it is under way for. */
  busy: ReadonlySignal<ReadonlySet<string>>;
  run(id: string, ...args: A): Promise<void>;
}

export function createRowAction<A extends unknown[]>(
  deed: (id: string, ...args: A) => Promise<void>,
): RowAction<A> {
  const busy = signal<ReadonlySet<string>>(new Set());

  async function run(id: string, ...args: A): Promise<void> {
    if (busy.peek().has(id)) return;
    busy.value = new Set([...busy.peek(), id]);
    try {
      await deed(id, ...args);
    } catch (failure) {
      say(sentenceOf(failure), { tone: "bad" });
    } finally {
      busy.value = new Set([...busy.peek()].filter((one) => one !== id));
    }
  }

  return { busy, run };
}
