import { computed, type ReadonlySignal, signal } from "@preact/signals";
import {
  type Campaign,
  type Copy,
  type CopyField,
  listCampaigns,
  listVersions,
  restoreVersion,
  updateCampaign,
} from "../api/campaigns.ts";
import { uploadImage } from "../api/images.ts";
import { createAction } from "../state/action.ts";
import { fieldProblem, sentenceOf } from "../state/failure.ts";
import { createResource } from "../state/resource.ts";
import { followAll } from "../state/use-store.ts";
import { say } from "../ui/toasts.ts";
import { changedFields, type Draft, edited, onlyChanges } from "./changes.ts";
import { mistakesOf } from "./limits.ts";
import { saveWords } from "./save-words.ts";
import { chatAt, type StepName, stepOf } from "./story.ts";

const SERVER = { listCampaigns, listVersions, updateCampaign, restoreVersion, uploadImage };
const EXAMPLE_NAME = "Ana";

export type MessagesStore = ReturnType<typeof createMessagesStore>;

/** The texts of one campaign at a time; what is typed and not published is kept for each. */
export function createMessagesStore(first: string, business: ReadonlySignal<string>, server = SERVER) {
  const chosen = signal(first);
  const drafts = signal<Record<string, Draft>>({});
  const step = signal<StepName>("welcome");
  const focus = signal<CopyField | null>(null);
  const named = signal(true);
  /** What the server refused last; its words stay at a field until that is typed anew. */
  const refused = signal<Copy | null>(null);

  const campaigns = createResource(server.listCampaigns, { everyMs: 15_000 });
  const campaign = computed(() => campaigns.data.value?.find((one) => one.id === chosen.value) ?? null);
  const versions = createResource(
    async () => {
      const id = chosen.value;
      return { campaign: id, list: await server.listVersions(id) };
    },
    { everyMs: 10_000 },
  );

  const draft = computed(() => drafts.value[chosen.value] ?? {});
  const copy = computed(() => campaign.value && { ...campaign.value.copy, ...draft.value });
  const changed = computed(() =>
    campaign.value && copy.value ? changedFields(campaign.value.copy, copy.value) : [],
  );
  const mistakes = computed(() => (copy.value ? mistakesOf(copy.value, business.value) : new Map()));
  const chat = computed(() => {
    const name = named.value ? EXAMPLE_NAME : null;
    return copy.value ? chatAt(step.value, copy.value, { name, business: business.value }) : [];
  });

  function edit(field: CopyField, text: string): void {
    const now = campaign.peek();
    if (now) keep(now.id, edited(now.copy, draft.peek(), field, text));
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
    const after = await server.updateCampaign(now.id, { copy: onlyChanges(now.copy, draft.peek()) });
    take(after);
    keep(now.id, onlyChanges(after.copy, drafts.peek()[now.id] ?? {}));
    const undo = async () =>
      (await restore.run(now.id, now.version)) ?? say(sentenceOf(restore.failure.peek()), { tone: "bad" });
    say(saveWords(after).saved(now.version, after.version), after.version > now.version ? { undo } : {});
  });

  const restore = createAction(async (id: string, version: number) => {
    const before = campaigns.data.peek()?.find((one) => one.id === id)?.version;
    const after = await server.restoreVersion(id, version);
    take(after);
    say(saveWords(after).undone(version, before, after.version));
    return true;
  });

  /** What is wrong with a field: what we see ourselves, or what the server said about these very words. */
  function problem(field: CopyField): string | null {
    const ours = mistakes.value.get(field);
    if (ours) return ours;
    return copy.value?.[field] === refused.value?.[field] ? fieldProblem(save.failure.value, field) : null;
  }

  return {
    ...{ chosen, campaigns, campaign, versions, copy, changed, mistakes, chat, business, named, step, focus },
    ...{ edit, problem, save, restore, upload: server.uploadImage },
    /** True while anything, of whichever campaign, is typed and not published. */
    unsaved: () =>
      (campaigns.data.peek() ?? []).some(
        ({ id, copy: words }) => Object.keys(onlyChanges(words, drafts.peek()[id] ?? {})).length > 0,
      ),
    choose(id: string) {
      chosen.value = id;
      save.reset();
    },
    discard() {
      keep(chosen.peek(), {});
      save.reset();
    },
    goTo(name: StepName) {
      step.value = name;
      focus.value = null;
    },
    /** The cursor is in this field: the phone shows the message it belongs to. */
    look(field: CopyField) {
      step.value = stepOf(field);
      focus.value = field;
      if (field === "welcome") named.value = true;
      if (field === "welcome_nameless") named.value = false;
    },
    follow: () => followAll(campaigns, versions),
  };
}
