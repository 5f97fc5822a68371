import { computed, type ReadonlySignal, signal } from "@preact/signals";
import {
  showWelcomeMail,
  updateWelcomeMail,
  type WelcomeChange,
  type WelcomeMail,
  type WelcomeWords,
} from "../api/leads.ts";
import { t } from "../i18n/words.ts";
import type { Told } from "../messages/languages.ts";
import { createTranslations } from "../messages/translations.ts";
import { createAction } from "../state/action.ts";
import { fieldProblem, sentenceOf } from "../state/failure.ts";
import { createResource } from "../state/resource.ts";
import { followAll } from "../state/use-store.ts";
import { say } from "../ui/toasts.ts";
import { filledIn, paragraphs } from "./fill-in.ts";

export type WelcomeMailStore = ReturnType<typeof createWelcomeMailStore>;

const SERVER = { showWelcomeMail, updateWelcomeMail };
const EXAMPLE_NAME = t.leads.ana;

export const LETTER: Told = {
  key: "welcome_mail",
  texts: [
    { key: "subject", kind: "text", label: t.leads.subject },
    { key: "text", kind: "text", label: t.leads.text },
  ],
};

/** What people who register are sent, in every language: as it is, and as it is being typed. */
export function createWelcomeMailStore(business: ReadonlySignal<string>, server = SERVER) {
  const mail = createResource(server.showWelcomeMail);
  const draft = signal<Partial<WelcomeWords>>({});

  const saved = computed<WelcomeWords | null>(() => {
    const now = mail.data.value;
    return now && { subject: now.subject, text: now.text };
  });
  const main = computed(() => saved.value && { ...saved.value, ...draft.value });
  const languages = createTranslations({
    campaign: computed(() => {
      const now = mail.data.value;
      return now && { id: LETTER.key, language: now.language, translations: now.translations };
    }),
    main,
    published: saved as ReadonlySignal<Record<string, string> | null>,
    story: computed(() => (mail.data.value ? LETTER : null)),
    ask: async () => ({ languages: spokenIn(mail.data.peek()) }),
    whole: true,
  });
  /** In the language in view. */
  const words = computed(() => main.value && (languages.said(main.value) as unknown as WelcomeWords));
  const mainChanged = computed(
    () => main.value?.subject !== saved.value?.subject || main.value?.text !== saved.value?.text,
  );
  const changed = computed(() => mainChanged.value || languages.changes.value > 0);
  const preview = computed(() => {
    const fill = (text: string) => filledIn(text, { name: EXAMPLE_NAME, business: business.value });
    return (
      words.value && { subject: fill(words.value.subject), paragraphs: paragraphs(fill(words.value.text)) }
    );
  });

  /** The main language when the draft was begun: another one may be chosen meanwhile. */
  let typedIn: string | undefined;

  async function put(next: WelcomeWords, translations: NonNullable<WelcomeChange["translations"]>) {
    const none = Object.keys(translations).length === 0;
    const language = typedIn ?? mail.data.peek()?.language ?? "";
    mail.set(await server.updateWelcomeMail({ language, ...next, ...(!none && { translations }) }));
    typedIn = undefined;
  }

  const save = createAction(async () => {
    const [known, before, next, typed] = [mail.data.peek(), saved.peek(), main.peek(), languages.typed()];
    if (!before || !next) return;
    const written = Object.entries(typed).map(([tag, texts]) => {
      const own = known?.translations[tag];
      return [tag, Object.fromEntries(Object.keys(texts).map((key) => [key, own?.[key] ?? null]))];
    });
    await put(next, typed);
    // What was typed meanwhile stays.
    const now = main.peek();
    if (now?.subject === next.subject && now.text === next.text) draft.value = {};
    const undo = () =>
      put(before, Object.fromEntries(written)).catch((failure) => say(sentenceOf(failure), { tone: "bad" }));
    say(t.leads.savedAlsoForEMailsThatAreStill, { undo });
  });

  return {
    mail,
    words,
    languages,
    changed,
    preview,
    save,
    edit(field: keyof WelcomeWords, text: string) {
      if (languages.translates(field)) languages.edit(field, text);
      else {
        if (Object.keys(draft.peek()).length === 0) typedIn = mail.data.peek()?.language;
        draft.value = { ...draft.peek(), [field]: text };
      }
      save.reset();
    },
    discard() {
      draft.value = {};
      typedIn = undefined;
      languages.discard();
      save.reset();
    },
    problem(field: keyof WelcomeWords) {
      const other = languages.other.value;
      return fieldProblem(save.failure.value, other ? `translations.${other.language}.${field}` : field);
    },
    follow: () => followAll(mail, languages),
  };
}

function spokenIn(mail: WelcomeMail | null) {
  return (mail?.languages ?? []).map((language) => ({ ...language, again: {} }));
}
