import { computed, type ReadonlySignal, signal } from "@preact/signals";
import {
  type Campaign,
  type Copy,
  listCampaigns,
  listVersions,
  restoreVersion,
  type TranslationsChange,
  updateCampaign,
} from "../api/campaigns.ts";
import { uploadImage } from "../api/images.ts";
import { listStoryLanguages, previewStory } from "../api/stories.ts";
import { changeVariant, showVariants } from "../api/variants.ts";
import { t } from "../i18n/words.ts";
import { createAction } from "../state/action.ts";
import { fieldProblem, sentenceOf } from "../state/failure.ts";
import { createResource } from "../state/resource.ts";
import { followAll } from "../state/use-store.ts";
import { createPreview } from "../stories/preview-store.ts";
import { partOf, partReachedBy } from "../stories/story.ts";
import { mistakesOf } from "../stories/text-rules.ts";
import { storyNamed } from "../stories/the-stories.ts";
import { say } from "../ui/toasts.ts";
import { changedFields, type Draft, edited, onlyChanges } from "./changes.ts";
import { saveWords } from "./save-words.ts";
import { createTranslations } from "./translations.ts";
import { changeOf, createVariantTexts } from "./variant-texts.ts";

const SERVER = {
  listCampaigns,
  listVersions,
  updateCampaign,
  restoreVersion,
  uploadImage,
  previewStory,
  listStoryLanguages,
  showVariants,
  changeVariant,
};
const EXAMPLE_NAME = t.messages.ana;
const NAME = "{name}";

export type MessagesStore = ReturnType<typeof createMessagesStore>;

/** The texts of one campaign at a time; what is typed and not published is kept for each. */
export function createMessagesStore(first: string, business: ReadonlySignal<string>, server = SERVER) {
  const chosen = signal(first);
  const drafts = signal<Record<string, Draft>>({});
  const step = signal<string | null>(null);
  const focus = signal<string | null>(null);
  const named = signal(true);
  /** What the server refused last; its words stay at a field until that is typed again. */
  const refused = signal<Copy | null>(null);

  const campaigns = createResource(server.listCampaigns, { everyMs: 15_000 });
  const base = computed(() => campaigns.data.value?.find((one) => one.id === chosen.value) ?? null);
  const variants = createVariantTexts({ campaign: chosen, ask: server.showVariants });
  /** As the variant in view says it. */
  const campaign = computed(() => base.value && variants.shown(base.value));
  const versions = createResource(
    async () => {
      const id = chosen.value;
      return { campaign: id, list: await server.listVersions(id) };
    },
    { everyMs: 10_000 },
  );

  const draft = computed(() => drafts.value[campaign.value?.id ?? chosen.value] ?? {});
  /** The texts in the main language. */
  const main = computed(() => campaign.value && { ...campaign.value.copy, ...draft.value });
  const story = computed(() => campaign.value && storyNamed(campaign.value.story));
  const languages = createTranslations({
    campaign,
    main,
    published: computed(() => campaign.value?.copy ?? null),
    story,
    ask: server.listStoryLanguages,
  });
  /** The texts in the language in view. */
  const copy = computed(() => main.value && languages.said(main.value));
  const changed = computed(() => {
    const [now, words] = [campaign.value, main.value];
    if (!now || !words) return [];
    return languages.other.value ? languages.changed.value : changedFields(now.copy, words);
  });
  /** In all languages. */
  const changes = computed(() =>
    campaign.value && main.value
      ? changedFields(campaign.value.copy, main.value).length + languages.changes.value
      : 0,
  );
  const mistakes = computed(() =>
    story.value && copy.value
      ? mistakesOf(story.value, copy.value, business.value)
      : new Map<string, string>(),
  );
  /** The part of the story in view. */
  const part = computed(
    () => story.value?.parts.find(({ key }) => key === step.value) ?? story.value?.parts[0] ?? null,
  );
  const chat = createPreview(
    computed(() => {
      const [steps, name] = [part.value?.steps ?? [], named.value ? EXAMPLE_NAME : null];
      const language = languages.tag.value;
      return story.value && copy.value
        ? { story: story.value.key, copy: copy.value, name, steps, ...(language && { language }) }
        : null;
    }),
    async ({ story: key, ...draft }) => ({
      lines: (await server.previewStory(key, draft)).lines,
      steps: draft.steps.length,
    }),
  );

  /** The main language when the draft of a campaign was begun: another one may be chosen meanwhile. */
  const typedIn = new Map<string, string>();

  function edit(field: string, text: string): void {
    const now = campaign.peek();
    if (!now) return;
    if (languages.other.peek() && languages.translates(field)) languages.edit(field, text);
    else {
      if (Object.keys(draft.peek()).length === 0) typedIn.set(now.id, now.language);
      keep(now.id, edited(now.copy, draft.peek(), field, text));
    }
  }

  function keep(id: string, kept: Draft): void {
    drafts.value = { ...drafts.peek(), [id]: kept };
  }

  function take(after: Campaign): void {
    campaigns.set((campaigns.data.peek() ?? []).map((one) => (one.id === after.id ? after : one)));
    void versions.refresh();
  }

  const save = createAction(async () => {
    const [now, words] = [campaign.peek(), copy.peek()];
    if (!now || !words) return;
    refused.value = words;
    const copyChange = onlyChanges(now.copy, draft.peek());
    const translations = languages.typed();
    if (await saveVariant(copyChange, translations)) return;
    const after = await server.updateCampaign(now.id, {
      language: typedIn.get(now.id) ?? now.language,
      ...(Object.keys(copyChange).length > 0 && { copy: copyChange }),
      ...(Object.keys(translations).length > 0 && { translations }),
    });
    take(after);
    typedIn.set(now.id, after.language);
    keep(now.id, onlyChanges(after.copy, drafts.peek()[now.id] ?? {}));
    const undo = async () =>
      (await restore.run(now.id, now.version)) ?? say(sentenceOf(restore.failure.peek()), { tone: "bad" });
    say(saveWords(after).saved(now.version, after.version), after.version > now.version ? { undo } : {});
  });

  /** Whether it is a variant that is in view. */
  async function saveVariant(copyChange: Copy, translations: TranslationsChange): Promise<boolean> {
    const [whole, variant] = [base.peek(), variants.variant.peek()];
    if (!whole || !variant) return false;
    const change = changeOf(whole, copyChange, translations);
    variants.take(whole.id, await server.changeVariant(whole.id, variant.name, change));
    const after = variants.shown(whole);
    keep(after.id, onlyChanges(after.copy, drafts.peek()[after.id] ?? {}));
    say(whole.state === "draft" ? t.messages.savedNobodySeesItUntilYouSend : t.variants.live(variant.name));
    return true;
  }

  const restore = createAction(async (id: string, version: number) => {
    const before = campaigns.data.peek()?.find((one) => one.id === id)?.version;
    const after = await server.restoreVersion(id, version);
    take(after);
    say(saveWords(after).undone(version, before, after.version));
    return true;
  });

  const everything = () => [...(campaigns.data.peek() ?? []), ...variants.all(base.peek())];

  /** What is wrong with a field: what we see ourselves, or what the server said about these very words. */
  function problem(field: string): string | null {
    const ours = mistakes.value.get(field);
    if (ours) return ours;
    if (copy.value?.[field] !== refused.value?.[field]) return null;
    const other = languages.other.value;
    const path = other ? `translations.${other.language}.${field}` : field;
    return fieldProblem(save.failure.value, path);
  }

  return {
    chosen,
    campaigns,
    base,
    variants,
    campaign,
    story,
    part,
    versions,
    copy,
    changed,
    changes,
    languages,
    mistakes,
    chat,
    business,
    named,
    focus,
    edit,
    problem,
    save,
    restore,
    upload: server.uploadImage,
    /** True while anything, of whichever campaign, is typed and not published. */
    unsaved: () =>
      languages.unsaved(everything()) ||
      everything().some(
        ({ id, copy: words }) => Object.keys(onlyChanges(words, drafts.peek()[id] ?? {})).length > 0,
      ),
    choose(id: string, variant: string | null = null) {
      if (id !== chosen.peek() || variant !== null) variants.choose(variant);
      chosen.value = id;
      save.reset();
    },
    discard() {
      keep(campaign.peek()?.id ?? chosen.peek(), {});
      languages.discard();
      save.reset();
    },
    goTo(key: string) {
      step.value = key;
      focus.value = null;
    },
    /** A button of the chat was tapped: the part of the story it leads to comes into view. */
    tap(button: string) {
      const now = story.peek();
      const next = now && partReachedBy(now, button);
      if (next) this.goTo(next.key);
    },
    /** The cursor is in this field: the phone shows the message it belongs to. */
    look(field: string) {
      const now = story.peek();
      if (!now) return;
      step.value = partOf(now, field)?.key ?? null;
      focus.value = field;
      const nameless = now.messages.some((message) => message.nameless === field);
      if (nameless || now.texts.find(({ key }) => key === field)?.placeholders.includes(NAME))
        named.value = !nameless;
    },
    follow: () => followAll(campaigns, variants, versions, languages, chat),
  };
}
