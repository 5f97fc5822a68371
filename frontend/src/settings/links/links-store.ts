import { computed, signal } from "@preact/signals";
import { showCampaign, WELCOME } from "../../api/campaigns.ts";
import { createEntryLink, deleteEntryLink, type EntryLink, listEntryLinks } from "../../api/page.ts";
import { t } from "../../i18n/words.ts";
import { createAction } from "../../state/action.ts";
import { createResource } from "../../state/resource.ts";
import { followAll } from "../../state/use-store.ts";
import { say } from "../../ui/toasts.ts";
import { originNameOf } from "./origin-name.ts";

const OURS = {
  listEntryLinks,
  createEntryLink,
  deleteEntryLink,
  showWelcome: () => showCampaign(WELCOME),
};

/** The links into the chat. */
export function createLinksStore(api = OURS) {
  const links = createResource(api.listEntryLinks, { everyMs: 5_000 });
  const welcome = createResource(api.showWelcome);
  const typed = signal("");
  const name = computed(() => originNameOf(typed.value));
  const shown = signal<EntryLink | null>(null);
  const leaving = signal<EntryLink | null>(null);

  const create = createAction(async () => {
    const made = await api.createEntryLink(name.value);
    typed.value = "";
    shown.value = made;
    await links.refresh();
  });
  const remove = createAction(async (link: EntryLink) => {
    await api.deleteEntryLink(link.origin);
    leaving.value = null;
    await links.refresh();
    say(t.links.wasDeleted(link.origin));
  });

  return {
    links,
    typed,
    name,
    create,
    remove,
    /** The offer that the poster makes. */
    welcome: welcome.data,
    /** Until the offer is here, or cannot be had, there is no poster to print. */
    offerComing: computed(() => welcome.state.value.kind === "loading"),
    /** The link whose code is being looked at, and the one about to be deleted. */
    shown,
    leaving,
    type(text: string) {
      typed.value = text;
      create.reset();
    },
    askToRemove(link: EntryLink | null) {
      remove.reset();
      leaving.value = link;
    },
    follow: () => followAll(links, welcome),
  };
}

export type LinksStore = ReturnType<typeof createLinksStore>;
