import { type ReadonlySignal, signal } from "@preact/signals";

let timer: ReturnType<typeof setInterval> | undefined;

const ticking = signal(new Date(), {
  watched() {
    this.value = new Date();
    timer = setInterval(() => {
      this.value = new Date();
    }, 1_000);
  },
  unwatched: () => clearInterval(timer),
});

/** The time, moved every second while anybody looks at it. */
export const now: ReadonlySignal<Date> = ticking;
