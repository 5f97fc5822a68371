import { type ReadonlySignal, signal } from "@preact/signals";

export interface Toast {
  id: number;
  text: string;
  tone: "good" | "bad";
  undo?: (() => unknown) | undefined;
}

export interface Toasts {
  list: ReadonlySignal<readonly Toast[]>;
  say(text: string, options?: { tone?: Toast["tone"]; undo?: () => unknown }): void;
  dismiss(id: number): void;
  /** Somebody reads: nothing disappears until `goOn`. */
  hold(): void;
  goOn(): void;
}

const STAYS_MS = 5_000;
const STAYS_WITH_UNDO_MS = 10_000;
const MOST = 3;

export function createToasts(): Toasts {
  const list = signal<readonly Toast[]>([]);
  const timers = new Map<number, ReturnType<typeof setTimeout>>();
  let last = 0;

  function dismiss(id: number): void {
    clearTimeout(timers.get(id));
    timers.delete(id);
    list.value = list.peek().filter((toast) => toast.id !== id);
  }

  function leaveLater({ id, undo }: Toast): void {
    clearTimeout(timers.get(id));
    timers.set(
      id,
      setTimeout(() => dismiss(id), undo ? STAYS_WITH_UNDO_MS : STAYS_MS),
    );
  }

  return {
    list,
    dismiss,
    say(text, { tone = "good", undo } = {}) {
      const toast = { id: ++last, text, tone, undo };
      for (const old of list.peek().slice(0, -(MOST - 1))) dismiss(old.id);
      list.value = [...list.peek(), toast];
      leaveLater(toast);
    },
    hold() {
      for (const timer of timers.values()) clearTimeout(timer);
    },
    goOn() {
      list.peek().forEach(leaveLater);
    },
  };
}

export const toasts = createToasts();

/** Tells the owner that something is done: `say("Saved")`, `say("Campaign paused", { undo: resume })`. */
export const say = toasts.say;
