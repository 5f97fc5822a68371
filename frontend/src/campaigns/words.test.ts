import { expect, test } from "vitest";
import type { CampaignState } from "../api/campaigns.ts";
import type { Status } from "../api/status.ts";
import { aCampaign } from "./a-campaign.ts";
import {
  canBeSent,
  endedWords,
  pace,
  partsAfter,
  partsBefore,
  reached,
  reasons,
  sentSoFar,
  silence,
  takes,
  underWay,
} from "./words.ts";

const now = new Date(2025, 10, 21, 14, 0, 0);
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const nobodySkipped = { windowClosed: 0, optedOut: 0, blocked: 0, alreadyIn: 0 };

function sending(state: CampaignState, waiting: number, endsAt: Date | null = null) {
  return aCampaign({
    state,
    send: { queued: 412, nextVisit: 0, skipped: nobodySkipped },
    progress: { ...aCampaign().progress, waiting, endsAt },
  });
}

test("progress says how far, how fast and until when", () => {
  expect(sentSoFar(sending("sending", 212, inSeconds(1_920)), now)).toEqual({
    gone: 200,
    of: 412,
    share: 200 / 412,
    figures: "200 of 412 people",
    outlook: "About 20 a second, done at 14:32",
  });
});

test("the last minute is counted in seconds, and never below none", () => {
  expect(sentSoFar(sending("sending", 212, inSeconds(11)), now).outlook).toBe(
    "About 20 a second, done in about 11 s",
  );
  expect(sentSoFar(sending("sending", 1, inSeconds(-3)), now).outlook).toBe(
    "About 20 a second, done any moment",
  );
});

test("a paused send says what waits, an ending one that it ends", () => {
  expect(sentSoFar(sending("paused", 1), now).outlook).toBe("1 message waits until you resume");
  expect(sentSoFar({ ...sending("paused", 1), quiet: true }, now).outlook).toBe(
    "1 message waits until the quiet hours are over",
  );
  expect(sentSoFar({ ...sending("open", 1), quiet: true }, now).outlook).toBe(
    "1 message waits until the quiet hours are over",
  );
  expect(sentSoFar(sending("sending", 0), now).outlook).toBe("The last ones are on their way");
  expect(sentSoFar(sending("queueing", 0), now).outlook).toBe("Finding out who gets it");
});

test("between two waves it says when the next one goes out, and how many are left", () => {
  const campaign = { ...sending("queueing", 0), send: { queued: 89, nextVisit: 0, skipped: nobodySkipped } };
  const wave = { at: inSeconds(3_120), people: 100, left: 716 };
  const sent = sentSoFar(campaign, now, false, wave);

  expect(sent.figures).toBe("89 of 805 people");
  expect(sent.outlook).toBe("Next 100 at about 14:52; 716 left");
  expect(sentSoFar(campaign, inSeconds(3_121), false, { ...wave, left: 16 }).outlook).toBe(
    "Next 16 any moment; 16 left",
  );
});

test("paused or in the quiet hours between two waves, those of the next ones wait as well", () => {
  const queued = { queued: 89, nextVisit: 0, skipped: nobodySkipped };
  const wave = { at: inSeconds(3_120), people: 100, left: 716 };
  const paused = { ...sending("paused", 0), send: queued, unfinished: true };

  expect(sentSoFar(paused, now, false, wave).figures).toBe("89 of 805 people");
  expect(sentSoFar(paused, now, false, wave).outlook).toBe("716 messages wait until you resume");
  expect(sentSoFar({ ...paused, quiet: true }, now, false, wave).outlook).toBe(
    "716 messages wait until the quiet hours are over",
  );
});

test("the welcome between two waves is under way and cannot be sent", () => {
  const between = { ...sending("open", 0), unfinished: true };

  expect([canBeSent(between), underWay(between)]).toEqual([false, true]);
});

test("who is kept out for comparison is told as such", () => {
  expect(reasons(nobodySkipped, 0, 141)).toMatchObject([{ people: 141, why: "are kept out for comparison" }]);
});

test("while Messenger takes nothing no end is promised, and the owner is told why", () => {
  const status = (breaker: Status["breaker"], pause: Status["pause"]): Status => ({
    business: "Umi",
    pageId: "1",
    messenger: "real",
    simulator: false,
    demo: false,
    database: "embedded",
    databaseTrouble: null,
    readReplica: null,
    timeZone: "UTC",
    logo: null,
    webhookUrl: "",
    version: "1",
    breaker,
    pause,
  });

  expect(sentSoFar(sending("sending", 212, inSeconds(11)), now, true).outlook).toBe(
    "212 messages wait until Messenger accepts them again",
  );
  expect([null, status("closed", null)].map(silence)).toEqual([null, null]);
  expect(silence(status("half_open", null))).toContain("isn’t accepting messages");
  expect(silence(status("closed", { until: now, reason: "Facebook warned this page." }))).toBe(
    "Facebook warned this page.",
  );
});

test("nothing is more than all, whatever is still waiting of another send", () => {
  expect(sentSoFar(sending("sending", 500), now)).toMatchObject({ gone: 0, of: 500, share: 0 });
  expect(sentSoFar(aCampaign(), now).share).toBe(0);
});

test("a pace is told in the unit that fits", () => {
  expect([20, 0.5, null].map(pace)).toEqual([
    "about 20 a second",
    "about 30 a minute",
    "as fast as Messenger allows",
  ]);
  const reach = {
    reachable: 9,
    now: 9,
    nextVisit: 0,
    skipped: nobodySkipped,
    keptOut: 0,
    exact: true,
    withClock: 4,
  };
  expect(takes({ ...reach, takesSeconds: 125 })).toBe("takes about 2 min 5 s");
  expect(takes({ ...reach, takesSeconds: 0 })).toBe("is sent immediately");
});

test("what a sample tells is called so", () => {
  const reach = {
    reachable: 612400,
    now: 612400,
    nextVisit: 0,
    skipped: nobodySkipped,
    keptOut: 0,
    withClock: 4,
    takesSeconds: 1,
  };
  expect(reached({ ...reach, exact: false })).toBe("about 612,400 people");
  expect(reached({ ...reach, exact: true })).toBe("612,400 people");
});

test("where only Messenger has a part, people are not told apart by visits", () => {
  expect(
    partsBefore({
      reachable: 9,
      now: 9,
      nextVisit: 0,
      skipped: nobodySkipped,
      keptOut: 0,
      exact: true,
      withClock: 4,
      takesSeconds: 1,
    }),
  ).toEqual([]);
  expect(partsAfter({ ...aCampaign().progress, now: 9 })).toEqual([]);
});

test("a send that is over is only called sent to all when it was", () => {
  const ended = (state: CampaignState, queued: number, more: object) => {
    const { send, progress } = aCampaign();
    return endedWords(
      aCampaign({ state, send: { ...send, queued }, progress: { ...progress, now: queued, ...more } }),
    );
  };

  expect(ended("done", 412, {})).toBe("Sent to all 412 people.");
  expect(ended("done", 1, {})).toBe("Sent to 1 person.");
  expect(ended("done", 30, { nextVisit: 15, not: 5 })).toBe("30 of 50 people got it so far.");
  expect(ended("done", 45, { not: 5 })).toBe("45 of 50 people got it.");
  expect(ended("cancelled", 3, { not: 9 })).toBe("The last send was cancelled; 3 people got the message.");
});

test("reasons come largest first, without those that keep nobody away", () => {
  const waits = reasons({ windowClosed: 0, optedOut: 0, blocked: 0, alreadyIn: 55 }, 20);
  expect(waits[0]?.why).toBe("already got it, or find it on their next visit");
  const told = reasons({ windowClosed: 30, optedOut: 2, blocked: 0, alreadyIn: 55 });

  expect(told.map(({ people, why }) => `${people} ${why}`)).toEqual([
    "55 already got it",
    "30 wrote more than 24 hours ago",
    "2 asked for no more offers",
  ]);
  expect(told[1]?.link?.href).toBe("/settings?section=links");
});

test("the welcome is always on and can still be sent, but not twice at once", () => {
  const idle = aCampaign({ state: "open" });
  const busy = sending("open", 3);

  expect([canBeSent(idle), underWay(idle)]).toEqual([true, false]);
  expect([canBeSent(busy), underWay(busy)]).toEqual([false, true]);
});

test("in every state a campaign can be sent or is under way, never both", () => {
  const states: CampaignState[] = ["draft", "queueing", "sending", "paused", "done", "cancelled"];

  expect(states.filter((state) => canBeSent(sending(state, 0)))).toEqual(["draft", "done", "cancelled"]);
  expect(states.filter((state) => underWay(sending(state, 0)))).toEqual(["queueing", "sending", "paused"]);
});
