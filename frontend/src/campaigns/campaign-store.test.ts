// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Campaign } from "../api/campaigns.ts";
import { ApiError } from "../api/client.ts";
import { aPlannedSend } from "../schedule/a-planned-send.ts";
import { sentenceOf } from "../state/failure.ts";
import { aCampaign } from "./a-campaign.ts";
import { createCampaignStore } from "./campaign-store.ts";
import { createCampaignsStore } from "./campaigns-store.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const skipped = { windowClosed: 1, optedOut: 0, blocked: 0, alreadyIn: 0 };
const settle = () => vi.advanceTimersByTimeAsync(0);

/** A server with one campaign, which remembers what it was asked. */
function aServer(campaign: Campaign) {
  const asked: string[] = [];
  let now = campaign;
  const become = async (deed: string, state: Campaign["state"]) => {
    asked.push(deed);
    now = { ...now, state };
    return now;
  };
  return {
    asked,
    planSend: async () => aPlannedSend(),
    listSegments: async () => [],
    choosePeople: async (_: string, segment: string | null) => {
      asked.push(`for ${segment}`);
      now = { ...now, segment: segment === null ? null : { id: segment, name: "Poster" } };
      return now;
    },
    showCampaign: async () => now,
    showVariants: async () => null,
    showReach: async (_: string, segment: string | null) => {
      asked.push(segment === null ? "reach" : `reach of ${segment}`);
      return {
        reachable: 412,
        now: 400,
        nextVisit: 12,
        skipped,
        keptOut: 0,
        withClock: 4,
        exact: true,
        takesSeconds: 21,
      };
    },
    sendCampaign: async (_: string, segment: string | null) => {
      await become(segment === null ? "send" : `send to ${segment}`, "sending");
      return { queued: 412, nextVisit: 12, skipped };
    },
    pauseCampaign: () => become("pause", "paused"),
    resumeCampaign: () => become("resume", "sending"),
    cancelCampaign: () => become("cancel", "cancelled"),
    updateCampaign: async (_: string, { name = "" }: { name?: string }) => ({ ...now, name }),
  };
}

test("reach is asked for before a send and not during it", async () => {
  const server = aServer(aCampaign());
  const store = createCampaignStore("c1", server);
  const stop = store.follow();
  await settle();
  expect(store.reach.data.value?.reachable).toBe(412);

  store.ask("send");
  await store.send.run();
  await settle();

  expect(store.question.value).toBeNull();
  expect(store.campaign.data.value?.state).toBe("sending");
  expect(store.reach.data.value).toBeNull();
  stop();
});

test("a campaign for a segment reaches and is sent to just its people", async () => {
  const server = aServer(aCampaign());
  const store = createCampaignStore("c1", server);
  const stop = store.follow();
  await settle();

  await store.choose.run("7");
  await settle();
  expect(server.asked).toEqual(["reach", "for 7", "reach of 7"]);
  await store.send.run();
  expect(server.asked).toContain("send to 7");
  stop();
});

test("pausing, resuming and cancelling show at once what they come to", async () => {
  const server = aServer(aCampaign({ state: "sending" }));
  const store = createCampaignStore("c1", server);
  const stop = store.follow();
  await settle();

  await store.pause.run();
  expect(store.campaign.data.value?.state).toBe("paused");
  await store.resume.run();
  store.ask("cancel");
  await store.cancel.run();

  expect(store.campaign.data.value?.state).toBe("cancelled");
  expect(store.question.value).toBeNull();
  expect(server.asked.slice(0, 3)).toEqual(["pause", "resume", "cancel"]);
  stop();
});

test("a refused send keeps the question open, says why and shows what is true", async () => {
  const server = aServer(aCampaign());
  const sendCampaign = () => Promise.reject(new ApiError(409, "This campaign is being sent right now"));
  const showCampaign = async () => aCampaign({ state: "sending" });
  const store = createCampaignStore("c1", { ...server, sendCampaign, showCampaign });
  store.ask("send");

  await store.send.run();

  expect(store.question.value).toBe("send");
  expect(sentenceOf(store.send.failure.value)).toBe("This campaign is being sent right now.");
  expect(store.campaign.data.value?.state).toBe("sending");
});

test("a new campaign leads to its messages, a refused one stays asked for", async () => {
  const go = vi.fn();
  const make = vi.fn(async () => aCampaign({ id: "c7" }));
  make.mockRejectedValueOnce(new ApiError(400, "Fix it", [{ field: "name", message: "is empty" }]));
  const store = createCampaignsStore(async () => [], make, go);

  store.ask();
  await store.create.run();
  expect([store.name.value, go.mock.calls.length]).toEqual(["", 0]);
  await store.create.run();

  expect(store.name.value).toBeNull();
  expect(go).toHaveBeenCalledWith("/messages?campaign=c7");
});
