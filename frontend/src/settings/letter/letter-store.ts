import { computed, signal } from "@preact/signals";
import {
  type LetterPlan,
  planWeeklyLetter,
  showWeeklyLetter,
  testWeeklyLetter,
} from "../../api/weekly-letter.ts";
import { t } from "../../i18n/words.ts";
import { createAction } from "../../state/action.ts";
import { fieldProblem } from "../../state/failure.ts";
import { createResource } from "../../state/resource.ts";
import { say } from "../../ui/toasts.ts";

const SERVER = { planWeeklyLetter, showWeeklyLetter, testWeeklyLetter };

export type LetterStore = ReturnType<typeof createLetterStore>;

/** The weekly letter: as it is planned, and as that is being changed. */
export function createLetterStore(server = SERVER) {
  const letter = createResource(server.showWeeklyLetter);
  const draft = signal<Partial<LetterPlan>>({});
  const plan = computed(() => letter.data.value && { ...letter.data.value, ...draft.value });
  const changed = computed(() => {
    const saved = letter.data.value;
    return (
      saved !== null &&
      Object.entries(draft.value).some(([key, value]) => saved[key as keyof LetterPlan] !== value)
    );
  });

  const save = createAction(async () => {
    const now = plan.peek();
    if (!now) return;
    const { enabled, weekday, hour, address } = now;
    letter.set(await server.planWeeklyLetter({ enabled, weekday, hour, address }));
    draft.value = {};
    say(t.letter.saved);
  });
  const test = createAction(async () => {
    say(t.letter.sentTo(await server.testWeeklyLetter()));
  });

  return {
    letter,
    plan,
    changed,
    save,
    test,
    edit(part: Partial<LetterPlan>) {
      draft.value = { ...draft.peek(), ...part };
      save.reset();
      test.reset();
    },
    problem: (field: keyof LetterPlan) => fieldProblem(save.failure.value, field),
    follow: letter.follow,
  };
}
