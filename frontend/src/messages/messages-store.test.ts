import { signal } from "@preact/signals";
import { beforeEach, expect, test, vi } from "vitest";
import type { Campaign, Copy } from "../api/campaigns.ts";
import { ApiError } from "../api/client.ts";
import type { StoryLanguages } from "../api/stories.ts";
import type { Trial, VariantChange } from "../api/variants.ts";
import { aCampaign } from "../campaigns/a-campaign.ts";
import { aCopy, aStory } from "../stories/a-story.ts";
import { stories } from "../stories/the-stories.ts";
import { aTrial } from "../variants/a-trial.ts";
import { createMessagesStore } from "./messages-store.ts";

const image = { url: "/images/new.png", width: 10, height: 10, bytes: 10 };
let campaigns: Campaign[];

beforeEach(() => {
  stories.set([aStory()]);
  campaigns = [aCampaign({ id: "welcome", version: 3 }), aCampaign({ id: "c1" })];
});

function aServer() {
  const publish = (id: string, copy: Copy) => {
    const before = campaigns.find((one) => one.id === id) ?? aCampaign();
    const after = { ...before, version: before.version + 1, copy: { ...before.copy, ...copy } };
    campaigns = campaigns.map((one) => (one.id === id ? after : one));
    return after;
  };
  return {
    listCampaigns: async () => campaigns,
    listVersions: async () => [],
    updateCampaign: vi.fn(async (id: string, change: { copy?: Copy }) => publish(id, change.copy ?? {})),
    restoreVersion: vi.fn(async (id: string, _version: number) => publish(id, { riddle: "of before" })),
    showVariants: vi.fn(async (_id: string): Promise<Trial | null> => null),
    changeVariant: vi.fn(async (_id: string, _name: string, _change: VariantChange) => aTrial()),
    uploadImage: async () => image,
    previewStory: async () => ({ lines: [] }),
    listStoryLanguages: async (): Promise<StoryLanguages> => ({ language: "en", languages: [] }),
  };
}

async function anEditor(server = aServer()) {
  const store = createMessagesStore("welcome", signal("Umi Shop"), server);
  await store.campaigns.refresh();
  return { store, server };
}

test("only what was changed is published, and then nothing is left to publish", async () => {
  const { store, server } = await anEditor();
  store.edit("riddle", "Where?");
  store.edit("bubbles", "Blub blub.");
  store.edit("bubbles", "Blub.");
  expect(store.changed.value).toEqual(["riddle"]);

  await store.save.run();

  expect(server.updateCampaign).toHaveBeenCalledWith("welcome", {
    language: "en",
    copy: { riddle: "Where?" },
  });
  expect(store.changed.value).toEqual([]);
  expect(store.unsaved()).toBe(false);
  expect(store.campaign.value?.version).toBe(4);
});

test("what is typed while publishing stays", async () => {
  const { store } = await anEditor();
  store.edit("riddle", "Where?");
  const saving = store.save.run();
  store.edit("bubbles", "Blub blub.");

  await saving;

  expect(store.changed.value).toEqual(["bubbles"]);
});

test("another campaign has texts of its own, and the first one's are kept", async () => {
  const { store } = await anEditor();
  store.edit("riddle", "Where?");

  store.choose("c1");
  expect(store.changed.value).toEqual([]);
  expect(store.unsaved()).toBe(true);
  store.choose("welcome");
  expect(store.copy.value?.riddle).toBe("Where?");
});

test("the server's word stays at its field until that is typed again", async () => {
  const server = aServer();
  const refusal = new ApiError(400, "Fix it", [{ field: "copy.riddle", message: "is 99 characters long" }]);
  server.updateCampaign.mockRejectedValueOnce(refusal);
  const { store } = await anEditor(server);
  store.edit("riddle", "A fine riddle");

  await store.save.run();
  expect(store.problem("riddle")).toBe("Is 99 characters long.");
  expect(store.problem("bubbles")).toBeNull();
  store.edit("riddle", "A finer riddle");

  expect(store.problem("riddle")).toBeNull();
});

test("the field in focus brings its message to the phone, and the customer it is for", async () => {
  const { store } = await anEditor();

  store.look("bubbles");
  expect(store.part.value?.key).toBe("sea");
  expect(store.named.value).toBe(true);
  store.look("riddle_nameless");
  expect([store.part.value?.key, store.named.value]).toEqual(["map", false]);
  store.look("lock");
  expect(store.named.value).toBe(false);
  store.look("riddle");
  expect(store.named.value).toBe(true);
});

test("going back publishes again and leaves what is typed alone", async () => {
  const { store, server } = await anEditor();
  store.edit("bubbles", "Blub blub.");

  expect(await store.restore.run("welcome", 1)).toBe(true);

  expect(server.restoreVersion).toHaveBeenCalledWith("welcome", 1);
  expect(store.copy.value).toMatchObject({ riddle: "of before", bubbles: "Blub blub." });
});

test("the phone shows what the server would say of the draft, up to the part in view", async () => {
  vi.useFakeTimers();
  const previewStory = vi.fn(async () => ({ lines: [] }));
  const { store } = await anEditor({ ...aServer(), previewStory });
  const stop = store.chat.follow();
  store.edit("bubbles", "Blub blub.");
  store.tap("SINK");
  await vi.advanceTimersByTimeAsync(1_000);

  expect(previewStory).toHaveBeenLastCalledWith("treasure", {
    copy: aCopy({ bubbles: "Blub blub." }),
    name: "Ana",
    steps: ["Ahoy", "SINK"],
  });
  expect(store.chat.answer.value?.steps).toBe(2);
  stop();
  vi.useRealTimers();
});

const languages = {
  language: "en",
  languages: [
    {
      language: "es",
      name: "Español",
      right_to_left: false,
      defaults: { riddle: "¡Ahoy {name}!", bubbles: "Glub." },
      again: {},
    },
    {
      language: "en",
      name: "English",
      right_to_left: false,
      defaults: { riddle: aCopy().riddle ?? "", bubbles: "Blub." },
      again: {},
    },
  ],
};

test("each language has its tab, its own draft, and what is missing in it; all are published together", async () => {
  const server = { ...aServer(), listStoryLanguages: async () => languages };
  const { store } = await anEditor(server);
  store.languages.follow();
  await vi.waitFor(() =>
    expect(store.languages.all.value.map(({ name }) => name)).toEqual(["English", "Español"]),
  );
  const spanish = languages.languages[0];
  if (!spanish) throw new Error("no Spanish");
  expect(store.languages.missing(spanish)).toEqual([]);
  store.edit("riddle", "Where?");
  expect(store.languages.missing(spanish)).toEqual(["riddle"]);

  store.languages.choose("es");
  expect(store.copy.value?.riddle).toBe("Where?");
  expect(store.languages.shown("riddle", "Where?")).toBe("");
  expect(store.languages.shown("bubbles", "Glub.")).toBe("Glub.");
  store.edit("riddle", "¿Dónde?");
  expect(store.copy.value?.riddle).toBe("¿Dónde?");
  expect(store.languages.missing(spanish)).toEqual([]);
  expect(store.changed.value).toEqual(["riddle"]);
  expect(store.changes.value).toBe(2);

  await store.save.run();
  expect(server.updateCampaign).toHaveBeenCalledWith("welcome", {
    language: "en",
    copy: { riddle: "Where?" },
    translations: { es: { riddle: "¿Dónde?" } },
  });
});

test("what the server refuses in a language stands at its field in that language alone", async () => {
  const server = { ...aServer(), listStoryLanguages: async () => languages };
  const wrong = [{ field: "translations.es.bubbles", message: "is 99 characters long (in Spanish)" }];
  server.updateCampaign.mockRejectedValueOnce(new ApiError(400, "Fix it", wrong));
  const { store } = await anEditor(server);
  store.languages.follow();
  await vi.waitFor(() => expect(store.languages.all.value).toHaveLength(2));
  store.languages.choose("es");
  store.edit("bubbles", "Glu glu.");

  await store.save.run();

  expect(store.problem("bubbles")).toBe("Is 99 characters long (in Spanish).");
  store.languages.choose("en");
  expect(store.problem("bubbles")).toBeNull();
});

/** B asks another riddle. */
async function aVariant() {
  const server = aServer();
  const trial = aTrial();
  const [a, b] = trial.variants;
  if (!a || !b) throw new Error("two variants");
  const other = { ...b, copy: { ...aCopy(), riddle: "Who?" } };
  server.showVariants.mockResolvedValue({ ...trial, variants: [a, other] });
  const { store } = await anEditor(server);
  await store.variants.trial.refresh();
  store.choose("welcome", "B");
  return { store, server };
}

test("a variant's texts are the campaign's with its own words", async () => {
  const { store } = await aVariant();
  expect(store.copy.value?.riddle).toBe("Who?");

  store.variants.choose(null);

  expect(store.copy.value?.riddle).toBe(aCopy().riddle);
});

test("what is typed for a variant is sent to the variant, and stays with it", async () => {
  const { store, server } = await aVariant();
  store.edit("bubbles", "Blubber.");
  expect(store.unsaved()).toBe(true);
  store.variants.choose(null);
  expect(store.changed.value).toEqual([]);
  store.variants.choose("B");

  await store.save.run();

  expect(server.changeVariant).toHaveBeenCalledWith("welcome", "B", { copy: { bubbles: "Blubber." } });
  expect(server.updateCampaign).not.toHaveBeenCalled();
});

test("a variant that says the same as the campaign again has no words of its own", async () => {
  const { store, server } = await aVariant();
  store.edit("riddle", aCopy().riddle ?? "");

  await store.save.run();

  expect(server.changeVariant).toHaveBeenCalledWith("welcome", "B", { copy: { riddle: null } });
});
