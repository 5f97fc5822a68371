import { effect, type ReadonlySignal, signal } from "@preact/signals";

/** A number that moves when `source` has moved, but at most once every `everyMs()`. */
export function createPulse(source: ReadonlySignal<unknown>, everyMs: () => number) {
  const pulse = signal(0);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let missed = false;

  function beat(): void {
    pulse.value = pulse.peek() + 1;
    missed = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (missed) beat();
    }, everyMs());
  }

  function follow(): () => void {
    // The first value is what everybody starts from.
    let known = source.peek();
    const stop = effect(() => {
      const now = source.value;
      if (now === known) return;
      const first = known === null;
      known = now;
      if (first) return;
      if (timer === undefined) beat();
      else missed = true;
    });
    return () => {
      stop();
      clearTimeout(timer);
      timer = undefined;
    };
  }

  return { pulse, follow };
}
