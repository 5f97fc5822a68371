// @vitest-environment happy-dom
import { act } from "preact/test-utils";
import { expect, test, vi } from "vitest";
import { ApiError } from "../api/client.ts";
import { onScreen } from "../ui/on-screen.ts";
import { aChannel, aTopic, SLACK, WEBHOOK } from "./a-desk.ts";
import { ChannelList } from "./ChannelList.tsx";
import { channelName } from "./channel-name.ts";
import { addressWords, toldOf } from "./desk-words.ts";
import { createDesksStore } from "./desks-store.ts";
import { RemoveChannel } from "./RemoveDialogs.tsx";
import { TopicList } from "./TopicList.tsx";

const { root, show } = onScreen();

const button = (words: string) =>
  [...root.querySelectorAll("button")].find(
    (one) => one.textContent?.includes(words) || one.getAttribute("aria-label") === words,
  );

async function opened() {
  const channels = [
    aChannel("1"),
    aChannel("2", {
      type: "webhook" as const,
      name: "CRM" as const,
      fromSettings: false,
      state: "open" as const,
      address: "https://crm.example/…",
      topics: [],
      failingSince: new Date(),
    }),
  ];
  const server = {
    listTopics: async () => [
      aTopic("1", { openRequests: 3 }),
      aTopic("2", { name: "Everything else", isDefault: true, channels: ["1", "2"] }),
    ],
    listChannels: async () => ({ channels, types: [SLACK, WEBHOOK] }),
    deleteTopic: vi.fn(async () => {}),
    deleteChannel: vi.fn(async () => {}),
    testChannel: vi.fn(async () => ({ arrived: false, answer: "Slack says: no_team." })),
  };
  const store = createDesksStore(server);
  await Promise.all([store.topics.refresh(), store.channels.refresh()]);
  return { store, server };
}

test("each topic names who is told and what is open; the default desk stays", async () => {
  const { store } = await opened();
  await show(<TopicList store={store} />);

  expect(root.querySelector('a[href="/requests?topic=1"]')?.textContent).toBe("3 open questions");
  expect(root.textContent).toContain("Webhook: CRM");
  expect(button("Delete Sales")).toBeDefined();
  expect(button("Delete Everything else")).toBeUndefined();
});

test("a test tells what came of it in the other side's words", async () => {
  const { store, server } = await opened();
  await show(<ChannelList store={store} />);
  expect(root.textContent).toContain("Not reachable");

  await act(async () => button("Send a test to Slack")?.click());

  expect(server.testChannel).toHaveBeenCalledWith("1");
  expect(root.textContent).toContain("The test didn’t arriveSlack says: no_team.");
});

test("a channel that must stay says why, where it was asked", async () => {
  const { store, server } = await opened();
  server.deleteChannel.mockRejectedValueOnce(new ApiError(409, "Nobody else is told about Sales"));
  store.askToRemoveChannel(aChannel("1"));
  await show(<RemoveChannel store={store} />);

  await act(async () => button("Delete")?.click());

  await vi.waitFor(() =>
    expect(root.querySelector("[role=alert]")?.textContent).toContain("Nobody else is told about Sales."),
  );
  expect(store.leavingChannel.value?.id).toBe("1");
});

test("channels have one name, and lead where the settings or the owner say", () => {
  expect(channelName("slack", "Slack", [SLACK])).toBe("Slack");
  expect(channelName("slack", "Sales desk", [SLACK])).toBe("Slack: Sales desk");
  expect(channelName("teams", "Sales desk", null)).toBe("Teams: Sales desk");
  expect(addressWords(aChannel("1"))).toBe("Set by the server: the demo's Slack");
  expect(addressWords(aChannel("1", { address: "https://…", fromSettings: false }))).toBe("https://…");
  expect(toldOf(aChannel("1", { topics: ["Sales", "Pricing"] }))).toBe("Used by Sales and Pricing");
  expect(toldOf(aChannel("1", { topics: [] }))).toBe("Not used yet");
  expect(toldOf(aChannel("1", { topics: [], coupons: true }))).toBe("Told about coupons");
  expect(toldOf(aChannel("1", { coupons: true }))).toBe("Used by Sales, and told about coupons");
  const events = ["lead.created" as const];
  expect(toldOf(aChannel("1", { topics: [], events }))).toBe("Notified of 1 event");
  expect(toldOf(aChannel("1", { events }))).toBe("Used by Sales, and notified of 1 event");
});
