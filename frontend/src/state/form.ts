import { computed, signal } from "@preact/signals";
import { createAction } from "./action.ts";
import { fieldProblem } from "./failure.ts";

/** What a form is about while it is open: its draft, what is missing, and saving it. */
export function createForm<Draft, Field extends string>(
  missingIn: (draft: Draft) => Record<Field, string | null>,
  send: (draft: Draft) => Promise<void>,
) {
  const draft = signal<Draft | null>(null);
  /** What is missing is said once somebody has wanted to save. */
  const tried = signal(false);
  const missing = computed(() => draft.value && missingIn(draft.value));

  const save = createAction(async () => {
    const now = draft.peek();
    tried.value = true;
    if (!now || Object.values(missing.peek() ?? {}).some(Boolean)) return;
    await send(now);
  });

  function open(next: Draft | null): void {
    tried.value = false;
    save.reset();
    draft.value = next;
  }

  return {
    draft,
    save,
    open,
    close: () => open(null),
    edit(part: Partial<Draft>) {
      const now = draft.peek();
      if (now) draft.value = { ...now, ...part };
      save.reset();
    },
    problem: (field: Field) =>
      (tried.value ? missing.value?.[field] : null) ?? fieldProblem(save.failure.value, field),
  };
}
