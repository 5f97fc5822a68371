// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "../api/client.ts";
import type { Headcount, Segment, Where } from "../api/segments.ts";
import { aStory } from "../stories/a-story.ts";
import { stories } from "../stories/the-stories.ts";
import { type Field, rowProblem } from "./row-problems.ts";
import {
  headcountWords,
  nameOfChoice,
  openWords,
  sentenceWords,
  whereOfChoice,
  withoutChoices,
} from "./segment-words.ts";
import { createSegmentsStore } from "./segments-store.ts";
import { newRow, type Row } from "./where.ts";
import { createWriteStore } from "./write-store.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const exactly = (people: number): Headcount => ({ people, exact: true, low: people, high: people });
const POSTER: Segment = { id: "3", name: "Poster", where: { origin: "poster" }, changedAt: new Date(0) };

const isCreation = (deed: string): boolean => deed.startsWith("create");

function aServer(all: Segment[] = [POSTER]) {
  const asked: string[] = [];
  const called = { off: 0 };
  return {
    asked,
    called,
    listSegments: async () => all,
    createSegment: async (name: string, where: Where) => {
      asked.push(`create ${name} ${JSON.stringify(where)}`);
      return { ...POSTER, id: "9", name, where };
    },
    updateSegment: async (id: string, change: { name?: string; where?: Where }) => {
      asked.push(`update ${id} ${JSON.stringify(change)}`);
      return POSTER;
    },
    deleteSegment: async (id: string) => void asked.push(`delete ${id}`),
    countPeople: async (where: Where, signal?: AbortSignal) => {
      asked.push(`count ${JSON.stringify(where)}`);
      signal?.addEventListener("abort", () => called.off++);
      return exactly(12);
    },
    listCampaigns: async () => [],
    originsKnown: async () => ["poster"],
  };
}

test("people are counted a moment after the last change, and older questions are called off", async () => {
  const server = aServer([]);
  const store = createSegmentsStore(server);
  const stop = store.follow();
  store.begin();
  const key = store.draft.value?.sentence?.rows[0]?.key ?? 0;
  for (const origin of ["p", "po", "poster"]) {
    store.put(key, { origin });
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(server.asked).toEqual([]);
  expect(store.counted.value).toBe("counting");

  await vi.advanceTimersByTimeAsync(300);
  expect(server.asked).toEqual(['count {"origin":"poster"}']);
  expect(store.counted.value).toEqual(exactly(12));

  store.put(key, { kind: "came" });
  expect(server.called.off).toBe(1);
  expect(store.counted.value).toBe("unfinished");
  stop();
});

test("saved ones are counted and changed, and a new one is saved under its name", async () => {
  const server = aServer();
  const store = createSegmentsStore(server);
  const stop = store.follow();
  await vi.advanceTimersByTimeAsync(0);
  expect(store.counts.value.get("3")).toEqual(exactly(12));

  store.edit(POSTER);
  store.call("Posters");
  await store.save.run();
  store.begin();
  store.call("Direct");
  await store.save.run();

  expect(server.asked).toContain('update 3 {"name":"Posters","where":{"origin":"poster"}}');
  expect(server.asked).toContain('create Direct {"origin":""}');
  expect(store.draft.value).toBeNull();
  stop();
});

test("a campaign for the people behind a bar uses the segment there is, or makes one with a free name", async () => {
  const made: string[] = [];
  const addresses: string[] = [];
  const server = {
    ...aServer(),
    createCampaign: async (name: string) => {
      made.push(`campaign ${name}`);
      return { id: "c1" } as never;
    },
    choosePeople: async (campaign: string, segment: string | null) => {
      made.push(`${campaign} for ${segment}`);
      return {} as never;
    },
  };
  const store = createWriteStore(server, (address) => void addresses.push(address));

  store.ask({ name: "Poster", where: { origin: "poster" } });
  await store.write.run();
  store.ask({ name: "poster", where: { origin: "flyer" } });
  await store.write.run();

  expect(made).toEqual(["campaign Poster", "c1 for 3", "campaign poster", "c1 for 9"]);
  expect(server.asked.filter(isCreation)).toEqual(['create poster 2 {"origin":"flyer"}']);
  expect(addresses).toEqual(["/messages?campaign=c1", "/messages?campaign=c1"]);
});

test("the people behind a bar are a condition with all that was chosen", () => {
  expect(whereOfChoice("c1", { reached: "seen" })).toEqual({ stage: { campaign: "c1", reached: "seen" } });
  expect(
    whereOfChoice("c1", {
      reached: "seen",
      without: "done",
      origin: "",
      line: "web",
      language: "es",
      from: "2026-11-01",
    }),
  ).toEqual({
    all: [
      { stage: { campaign: "c1", reached: "seen", not: "done", since: "2026-11-01" } },
      { origin: "" },
      { line: "web" },
      { language: "es" },
    ],
  });
});

test("people to write to are called by all that was chosen, and counted", async () => {
  stories.set([aStory()]);
  const stats = { story: "treasure" } as never;
  expect(nameOfChoice(stats, "Spring", {})).toBe("Spring");
  expect(nameOfChoice(stats, "Spring", { reached: "dug", origin: "" })).toBe(
    "Spring: dug, found you directly",
  );
  const choice = { reached: "landed", without: "dug", origin: "counter-poster", line: "web", language: "es" };
  expect(nameOfChoice(stats, "Spring", choice as never)).toBe(
    "Spring: did not get dug, counter-poster, Website, Español",
  );

  const store = createWriteStore({ ...aServer(), createCampaign: vi.fn(), choosePeople: vi.fn() }, () => {});
  store.ask({ name: "Poster", where: { origin: "poster" } });
  await vi.advanceTimersByTimeAsync(0);
  expect(store.counted.value).toEqual(exactly(12));
});

test("a condition that is not finished is marked at its field once it is to be saved, and nothing is sent", async () => {
  const server = aServer([]);
  const store = createSegmentsStore(server);
  store.begin();
  store.add();
  const [first, second] = store.draft.value?.sentence?.rows ?? [];
  store.put(second?.key ?? 0, { kind: "amount", amount: "", currency: " " });
  const amount = () => store.draft.value?.sentence?.rows[1] as Row;
  expect(store.problem(amount(), "amount")).toBeNull();

  await store.save.run();

  expect(server.asked).toEqual([]);
  expect(store.problem(amount(), "amount")).toBe("Fill this in.");
  expect(store.problem(amount(), "currency")).toBe("Fill this in.");
  expect(store.problem(first as Row, "origin")).toBeNull();
});

test("what the server finds wrong is marked in the row it means", () => {
  const rows = [
    newRow({ kind: "active", days: "0" }),
    newRow({ kind: "times", times: "two", not: true }),
    newRow({ kind: "times", times: "2" }),
  ];
  const failures = [
    new ApiError(400, "2 fields are invalid.", [
      { field: "where.all.1.active.within_days", message: "must be at least 1" },
      { field: "where.all.2.not.redeemed.times", message: "must be a number" },
    ]),
  ];
  const said = (row: Row, field: Field) =>
    rowProblem({ join: "all", rows }, row, field, { tried: false, failures });

  expect(said(rows[0] as Row, "days")).toBe("Must be at least 1.");
  expect(said(rows[1] as Row, "times")).toBe("Must be a number.");
  expect(said(rows[2] as Row, "times")).toBeNull();
  const [only] = rows;
  const alone = [new ApiError(400, "Fix it", [{ field: "where.active.within_days", message: "is wrong" }])];
  const sentence = { join: "all" as const, rows: [only as Row] };
  expect(rowProblem(sentence, only as Row, "days", { tried: false, failures: alone })).toBe("Is wrong.");
});

test("what somebody surely did is not offered as what they did not", () => {
  const left = withoutChoices(aStory(), "landed").map(({ key }) => key);
  expect(left).toEqual(["dug", "sank", "rich", "sang", "lost"]);
});

test("a sentence says the campaign beside what people did there, and joins with a comma", () => {
  stories.set([aStory()]);
  const spring = [{ id: "c1", name: "Spring", story: "treasure" }];
  const stage = (not: string) => ({ stage: { campaign: "c1", reached: "landed", not } });
  expect(sentenceWords({ all: [stage("rich"), { origin: "poster" }] }, spring)).toBe(
    "Customers who landed in Spring but did not get rich, and came from poster",
  );
  expect(sentenceWords(stage("lost"), spring)).toBe("Customers who landed in Spring and could be reached");
  expect(sentenceWords({ any: [{ origin: "poster" }, { lead: true }] }, [])).toBe(
    "Customers who came from poster or left their e-mail address",
  );
});

test("what was counted is told as it is, and what a sample told as about so many", () => {
  expect(headcountWords(exactly(12))).toBe("12 people");
  expect(openWords(exactly(12))).toBeNull();
  const told = { people: 102_487, exact: false, low: 96_050, high: 109_330 };
  expect(headcountWords(told)).toBe("about 102,000 people");
  expect(openWords(told)).toBe("between 96,100 and 109,000");
});

test("a segment that the server stored with its fields in another order is found again", async () => {
  const revealed: Segment = {
    ...POSTER,
    where: { all: [{ stage: { not: "redeemed", reached: "revealed", campaign: "welcome" } }] },
  };
  const server = aServer([revealed]);
  const chosen: string[] = [];
  const store = createWriteStore(
    {
      ...server,
      createCampaign: async () => ({ id: "c4" }) as never,
      choosePeople: async (_, segment) => {
        chosen.push(String(segment));
        return {} as never;
      },
    },
    () => {},
  );
  store.ask({
    name: "Revealed",
    where: { all: [{ stage: { campaign: "welcome", reached: "revealed", not: "redeemed" } }] },
  });
  await store.write.run();

  expect(chosen).toEqual(["3"]);
  expect(server.asked.filter(isCreation)).toEqual([]);
});
