// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import type { Topic } from "../../api/desks.ts";
import { createBotStore } from "./bot-store.ts";

const ana = { name: "Ana", email: "ana@example.org", phone: "+34611223344", origin: "flyer" };
const topic = (name: string, isDefault = false): Topic => ({
  id: name,
  name,
  names: {},
  isDefault,
  channels: [],
  openRequests: 0,
});

function bot(topics: Topic[] = []) {
  const sendAsBot = vi.fn(async () => ({ status: 201, words: "Created", body: "{}", ms: 3 }));
  const store = createBotStore({ sendAsBot, listTopics: async () => topics }, () => ana);
  return { store, sendAsBot };
}

test("registering sends what the bot knows, and what was sent stays beside its answer", async () => {
  const { store, sendAsBot } = bot();
  store.edit({ name: "Ana María" });
  await store.send.run(false);

  const sent = JSON.stringify({ ...ana, name: "Ana María" }, null, 2);
  expect(sendAsBot).toHaveBeenCalledWith("/umishop_api/user", sent);
  expect(store.last.value).toMatchObject({ path: "/umishop_api/user", sent, answer: { status: 201 } });
});

test("asking for help goes to the other path, by somebody's own wrong quote if wanted", async () => {
  const { store, sendAsBot } = bot();
  store.turn("topic");
  store.ask({ topic: "Pricing" });
  await store.send.run(true);

  expect(sendAsBot).toHaveBeenCalledWith("/umishop_api/topic", expect.stringContaining('"email": “ana'));
  expect(sendAsBot).toHaveBeenCalledWith("/umishop_api/topic", expect.stringContaining('"Pricing"'));

  store.turn("user");
  expect(store.last.value).toBeNull();
});

test("the owner's topics can be chosen, and one that is nobody's", async () => {
  const { store } = bot([topic("Returns"), topic("Everything else", true)]);
  const stop = store.follow();
  expect(store.topics.value.map(({ value }) => value)).toEqual(["Sales", "Pricing", "Gift cards"]);
  await vi.waitFor(() => expect(store.topics.value[0]?.value).toBe("Returns"));
  expect(store.topics.value.map(({ label }) => label)).toEqual(["Returns", "Gift cards (nobody’s topic)"]);
  stop();
});
