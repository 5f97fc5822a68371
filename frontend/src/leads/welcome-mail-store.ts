import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { showWelcomeMail, updateWelcomeMail, type WelcomeWords } from "../api/leads.ts";
import { t } from "../i18n/words.ts";
import { createAction } from "../state/action.ts";
import { fieldProblem, sentenceOf } from "../state/failure.ts";
import { createResource } from "../state/resource.ts";
import { say } from "../ui/toasts.ts";
import { filledIn, paragraphs } from "./fill-in.ts";

export type WelcomeMailStore = ReturnType<typeof createWelcomeMailStore>;

const SERVER = { showWelcomeMail, updateWelcomeMail };
const EXAMPLE_NAME = t.leads.ana;

/** What people who register are sent: as it is, and as it is being typed. */
export function createWelcomeMailStore(business: ReadonlySignal<string>, server = SERVER) {
  const mail = createResource(server.showWelcomeMail);
  const draft = signal<Partial<WelcomeWords>>({});

  const saved = computed<WelcomeWords | null>(() => {
    const now = mail.data.value;
    return now && { subject: now.subject, text: now.text };
  });
  const words = computed(() => saved.value && { ...saved.value, ...draft.value });
  const changed = computed(
    () => words.value?.subject !== saved.value?.subject || words.value?.text !== saved.value?.text,
  );
  const preview = computed(() => {
    const fill = (text: string) => filledIn(text, { name: EXAMPLE_NAME, business: business.value });
    return (
      words.value && { subject: fill(words.value.subject), paragraphs: paragraphs(fill(words.value.text)) }
    );
  });

  async function put(next: WelcomeWords): Promise<void> {
    mail.set(await server.updateWelcomeMail(next));
  }

  const save = createAction(async () => {
    const [before, next] = [saved.peek(), words.peek()];
    if (!before || !next) return;
    await put(next);
    // What was typed meanwhile stays.
    const typed = words.peek();
    if (typed?.subject === next.subject && typed.text === next.text) draft.value = {};
    const undo = () => put(before).catch((failure) => say(sentenceOf(failure), { tone: "bad" }));
    say(t.leads.savedAlsoForEMailsThatAreStill, { undo });
  });

  return {
    mail,
    words,
    changed,
    preview,
    save,
    edit(field: keyof WelcomeWords, text: string) {
      draft.value = { ...draft.peek(), [field]: text };
      save.reset();
    },
    discard() {
      draft.value = {};
      save.reset();
    },
    problem: (field: keyof WelcomeWords) => fieldProblem(save.failure.value, field),
    follow: mail.follow,
  };
}
