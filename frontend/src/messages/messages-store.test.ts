import { signal } from "@preact/signals";
import { beforeEach, expect, test, vi } from "vitest";
import type { Campaign, Copy } from "../api/campaigns.ts";
import { ApiError } from "../api/client.ts";
import { aCampaign } from "../campaigns/a-campaign.ts";
import { createMessagesStore } from "./messages-store.ts";

const image = { url: "/images/new.png", width: 10, height: 10, bytes: 10 };
let campaigns: Campaign[];

beforeEach(() => {
  campaigns = [aCampaign({ id: "welcome", version: 3 }), aCampaign({ id: "c1" })];
});

function aServer() {
  const publish = (id: string, copy: Partial<Copy>) => {
    const before = campaigns.find((one) => one.id === id) ?? aCampaign();
    const after = { ...before, version: before.version + 1, copy: { ...before.copy, ...copy } };
    campaigns = campaigns.map((one) => (one.id === id ? after : one));
    return after;
  };
  return {
    listCampaigns: async () => campaigns,
    listVersions: async () => [],
    updateCampaign: vi.fn(async (id: string, change: { copy?: Partial<Copy> }) =>
      publish(id, change.copy ?? {}),
    ),
    restoreVersion: vi.fn(async (id: string, _version: number) => publish(id, { offer: "of before" })),
    uploadImage: async () => image,
  };
}

async function anEditor(server = aServer()) {
  const store = createMessagesStore("welcome", signal("Umi Shop"), server);
  await store.campaigns.refresh();
  return { store, server };
}

test("only what was changed is published, and then nothing is left to publish", async () => {
  const { store, server } = await anEditor();
  store.edit("offer", "20 % off");
  store.edit("terms", "Twice.");
  store.edit("terms", "Once.");
  expect(store.changed.value).toEqual(["offer"]);

  await store.save.run();

  expect(server.updateCampaign).toHaveBeenCalledWith("welcome", { copy: { offer: "20 % off" } });
  expect(store.changed.value).toEqual([]);
  expect(store.unsaved()).toBe(false);
  expect(store.campaign.value?.version).toBe(4);
});

test("what is typed while publishing stays", async () => {
  const { store } = await anEditor();
  store.edit("offer", "20 % off");
  const saving = store.save.run();
  store.edit("terms", "Twice.");

  await saving;

  expect(store.changed.value).toEqual(["terms"]);
});

test("another campaign has texts of its own, and the first one's are kept", async () => {
  const { store } = await anEditor();
  store.edit("offer", "20 % off");

  store.choose("c1");
  expect(store.changed.value).toEqual([]);
  expect(store.unsaved()).toBe(true);
  store.choose("welcome");
  expect(store.copy.value?.offer).toBe("20 % off");
});

test("the server's word stays at its field until that is typed anew", async () => {
  const server = aServer();
  const refusal = new ApiError(400, "Mend it", [{ field: "copy.offer", message: "is 99 characters long" }]);
  server.updateCampaign.mockRejectedValueOnce(refusal);
  const { store } = await anEditor(server);
  store.edit("offer", "A fine offer");

  await store.save.run();
  expect(store.problem("offer")).toBe("Is 99 characters long.");
  expect(store.problem("terms")).toBeNull();
  store.edit("offer", "A finer offer");

  expect(store.problem("offer")).toBeNull();
});

test("the field in focus brings its message to the phone, and the customer it is for", async () => {
  const { store } = await anEditor();

  store.look("thanks");
  expect(store.step.value).toBe("thanks");
  expect(store.chat.value.at(-1)?.step).toBe("thanks");
  store.look("welcome_nameless");
  expect(JSON.stringify(store.chat.value)).toContain("Hi from Umi Shop!");
  store.look("welcome");
  expect(JSON.stringify(store.chat.value)).toContain("Hi Ana, from Umi Shop!");
});

test("going back publishes anew and leaves what is typed alone", async () => {
  const { store, server } = await anEditor();
  store.edit("terms", "Twice.");

  expect(await store.restore.run("welcome", 1)).toBe(true);

  expect(server.restoreVersion).toHaveBeenCalledWith("welcome", 1);
  expect(store.copy.value).toMatchObject({ offer: "of before", terms: "Twice." });
});
