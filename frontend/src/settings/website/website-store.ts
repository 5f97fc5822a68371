import { computed, signal } from "@preact/signals";
import { changeWebsite, showWebsite, type Website } from "../../api/website.ts";
import { t } from "../../i18n/words.ts";
import { createAction } from "../../state/action.ts";
import { createResource } from "../../state/resource.ts";
import { say } from "../../ui/toasts.ts";

const OURS = { showWebsite, changeWebsite };

/** The chat on the shop's website: what is typed here, and what is saved. */
export function createWebsiteStore(api = OURS) {
  const website = createResource(api.showWebsite);
  const draft = signal<Partial<Website>>({});
  /** As typed, one address in each line. */
  const sites = signal<string | null>(null);

  const shown = computed((): Website | null => {
    const saved = website.data.value;
    return (
      saved && { ...saved, ...draft.value, sites: sites.value === null ? saved.sites : lines(sites.value) }
    );
  });
  const changed = computed(() => Object.keys(draft.value).length > 0 || sites.value !== null);

  const save = createAction(async (change: Partial<Website>) => {
    await api.changeWebsite(change);
    draft.value = {};
    sites.value = null;
    await website.refresh();
    say(t.website.savedOpenPagesShowItWithinA);
  });

  return {
    website,
    shown,
    changed,
    save,
    sitesTyped: computed(() => sites.value ?? (website.data.value?.sites ?? []).join("\n")),
    typeSites(text: string) {
      save.reset();
      sites.value = text;
    },
    change(part: Partial<Website>) {
      save.reset();
      draft.value = { ...draft.value, ...part };
    },
    saveAll() {
      return save.run({ ...draft.value, ...(sites.value !== null && { sites: lines(sites.value) }) });
    },
    follow: () => website.follow(),
  };
}

const lines = (text: string): string[] =>
  text
    .split(/\s+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

export type WebsiteStore = ReturnType<typeof createWebsiteStore>;
