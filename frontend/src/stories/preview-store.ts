import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { sentenceOf } from "../state/failure.ts";

/**
 * Asks for the preview of a draft once typing has paused; the last answer stays until the next has come. A draft that says
 * the same as the one before, such as one that was only read again, is asked for again only if that had failed.
 */
export function createPreview<Draft, Answer>(
  draft: ReadonlySignal<Draft | null>,
  ask: (draft: Draft) => Promise<Answer>,
  pauseMs = 250,
) {
  const answer = signal<Answer | null>(null);
  /** Why the newest draft has no preview, as a sentence. */
  const problem = signal<string | null>(null);
  let newest = 0;
  /** What the newest answer, or the one under way, is of. */
  let current: string | null = null;

  async function take(asked: Draft): Promise<void> {
    const turn = ++newest;
    try {
      const got = await ask(asked);
      if (turn !== newest) return;
      answer.value = got;
      problem.value = null;
    } catch (failure) {
      if (turn !== newest) return;
      problem.value = sentenceOf(failure);
      current = null;
    }
  }

  function follow(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = effect(() => {
      const now = draft.value;
      const words = JSON.stringify(now);
      if (words === current) return;
      current = words;
      clearTimeout(timer);
      // What is under way is the preview of an older draft.
      newest++;
      if (now !== null) timer = setTimeout(() => void take(now), answer.peek() === null ? 0 : pauseMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
      newest++;
      current = null;
    };
  }

  return { answer, problem, follow };
}
