import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Campaign, Copy, TranslationsChange } from "../api/campaigns.ts";
import type { StoryLanguages } from "../api/stories.ts";
import { createResource } from "../state/resource.ts";
import {
  asWhole,
  edited,
  type Language,
  missing,
  type Own,
  onlyChanges,
  said,
  type Told,
} from "./languages.ts";

/** A campaign, or a talk of no campaign. */
type Texts = Pick<Campaign, "id" | "language" | "translations">;

export type Translated = ReturnType<typeof createTranslations>;

interface Of {
  campaign: ReadonlySignal<Texts | null>;
  /** Its texts in the main language, with what is typed. */
  main: ReadonlySignal<Copy | null>;
  /** The same as customers read them now. */
  published: ReadonlySignal<Copy | null>;
  story: ReadonlySignal<Told | null>;
  ask: (story: string) => Promise<Pick<StoryLanguages, "languages">>;
  /** The texts are parts of one, such as a letter. */
  whole?: boolean;
}

const NONE: Copy = {};

/** The languages of a campaign's texts: which one is in view, and what is typed in those that are not the main one. */
export function createTranslations({ campaign, main, published: live, story, ask, whole = false }: Of) {
  const chosen = signal<string | null>(null);
  /** By campaign and language. */
  const drafts = signal<Record<string, Own>>({});
  const key = computed(() => story.value?.key);
  /** The field that was just emptied: what is said then is not put back while somebody types. */
  const emptied = signal<string | null>(null);
  const fetched = createResource(async () => {
    const asked = key.value;
    return asked === undefined ? null : { story: asked, ...(await ask(asked)) };
  });

  const all = computed<readonly Language[]>(() => {
    const known = fetched.data.value;
    if (!known || known.story !== key.value) return [];
    const first = campaign.value?.language;
    return [...known.languages].sort((a, b) => Number(b.language === first) - Number(a.language === first));
  });
  /** The main language, for these texts of it. */
  function firstOf(words: Copy | null): Language | null {
    const found = all.value.find(({ language }) => language === campaign.value?.language) ?? null;
    return found && whole && words ? asWhole(words, found) : found;
  }
  const first = computed(() => firstOf(main.value));
  /** The language in view unless it is the main one. */
  const other = computed(() => {
    const shown = all.value.find(({ language }) => language === chosen.value) ?? null;
    return shown?.language === campaign.value?.language ? null : shown;
  });
  const shown = computed(() => other.value ?? first.value);

  const draftOf = (id: string, tag: string): Own => drafts.value[`${id} ${tag}`] ?? {};
  const published = (of: Texts, tag: string): Copy => of.translations[tag] ?? NONE;
  const own = (tag: string): Own =>
    campaign.value ? { ...published(campaign.value, tag), ...draftOf(campaign.value.id, tag) } : {};
  const typedIn = (of: Texts, tag: string): Own => onlyChanges(published(of, tag), draftOf(of.id, tag));

  const changedIn = (tag: string): string[] =>
    campaign.value ? Object.keys(typedIn(campaign.value, tag)) : [];
  const changed = computed(() => (other.value ? changedIn(other.value.language) : []));
  const changes = computed(() =>
    all.value.reduce((sum, { language }) => sum + changedIn(language).length, 0),
  );

  function missingIn(words: Copy | null, own: Own, to: Language): string[] {
    const [from, of] = [firstOf(words), story.value];
    return words && from && of && to.language !== from.language ? missing(of, words, from, own, to) : [];
  }
  const missingNow = (to: Language) => missingIn(main.value, own(to.language), to);
  const missingLive = (to: Language) =>
    campaign.value ? missingIn(live.value, published(campaign.value, to.language), to) : [];

  /** What is said in the language in view. */
  function saidNow(words: Copy): Copy {
    const [from, to] = [first.value, other.value];
    return from && to ? said(words, from, own(to.language), to) : words;
  }

  /** What would be said without the owner's words in the language in view. */
  function otherwise(key: string): string {
    const [words, from, to] = [main.peek(), first.peek(), other.peek()];
    return words && from && to ? (said(words, from, {}, to)[key] ?? "") : "";
  }

  function keep(id: string, tag: string, kept: Own): void {
    drafts.value = { ...drafts.peek(), [`${id} ${tag}`]: kept };
  }

  return {
    all,
    other,
    tag: computed(() => shown.value?.language ?? null),
    rightToLeft: computed(() => shown.value?.right_to_left ?? false),
    changed,
    changes,
    said: saidNow,
    changedIn,
    /** What customers of this language read in the main one. */
    missing: missingNow,
    /** The languages in which customers read main texts today. */
    behind: computed(() => fallen(all.value, missingLive)),
    /** Those that lose their own words to main texts by what is typed. */
    losing: computed(() =>
      fallen(all.value, (to) => {
        const before = missingLive(to);
        return missingNow(to).filter((key) => !before.includes(key));
      }),
    ),
    /** Whether the owner has words of their own for it in the language in view. */
    isOwn: (key: string) => other.value !== null && (own(other.value.language)[key] ?? null) !== null,
    /** What stands in the field of a text: nothing where customers read the main language. */
    shown(key: string, words: string): string {
      const to = other.value;
      if (!to || !(key in to.defaults)) return words;
      if (emptied.value === `${to.language} ${key}`) return "";
      return this.isOwn(key) || !this.missing(to).includes(key) ? words : "";
    },
    translates: (key: string) => other.peek() !== null && key in (other.peek()?.defaults ?? {}),
    choose(tag: string) {
      chosen.value = tag;
      emptied.value = null;
    },
    edit(key: string, words: string) {
      const [of, to] = [campaign.peek(), other.peek()];
      if (!of || !to) return;
      emptied.value = words === "" ? `${to.language} ${key}` : null;
      const before = draftOf(of.id, to.language);
      keep(of.id, to.language, edited(published(of, to.language), before, key, words, otherwise(key)));
    },
    /** What is typed and not published in all languages but the main one. */
    typed(): TranslationsChange {
      const of = campaign.peek();
      const each = all.peek().map(({ language }) => [language, of ? typedIn(of, language) : {}] as const);
      return Object.fromEntries(each.filter(([, texts]) => Object.keys(texts).length > 0));
    },
    unsaved: (campaigns: readonly Texts[]) =>
      campaigns.some((of) =>
        all.peek().some(({ language }) => Object.keys(typedIn(of, language)).length > 0),
      ),
    discard() {
      const of = campaign.peek();
      if (of) for (const { language } of all.peek()) keep(of.id, language, {});
    },
    follow: fetched.follow,
  };
}

/** The languages with texts that are read in the main one, and which texts. */
function fallen(all: readonly Language[], keysIn: (language: Language) => string[]) {
  return all.map((language) => ({ language, keys: keysIn(language) })).filter(({ keys }) => keys.length > 0);
}
