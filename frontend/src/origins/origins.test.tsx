// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { OriginPeople } from "../api/origins.ts";
import { routeOf } from "../shell/routes.ts";
import { aStage, aStory } from "../stories/a-story.ts";
import { stories } from "../stories/the-stories.ts";
import { writeFor } from "../ui/format.ts";
import { firstDay, SPANS, spanOf } from "../ui/spans.ts";
import { addressOf, USUAL } from "./address.ts";
import { OriginsPage } from "./OriginsPage.tsx";
import { barOf, byCustomers, originWords, partFrom, salesOf, totals } from "./origin-figures.ts";
import { createOriginsStore } from "./origins-store.ts";

const NOTHING = { redeemers: 0, redemptions: 0, money: [] };
const EUR = { currency: "EUR", sales: "60.10", discount: "6.00", discounted: 3 };
const USD = { currency: "USD", sales: "5.00", discount: "0.00", discounted: 0 };

const poster: OriginPeople = {
  origin: "poster",
  whose: "person",
  sales: { redeemers: 1, redemptions: 4, money: [EUR, USD] },
  people: { leads: 1, customers: 4, responded: 3, revealed: 2, redeemed: 1 },
};
const unknown: OriginPeople = {
  origin: "",
  whose: "person",
  sales: NOTHING,
  people: { leads: 0, customers: 8, responded: 1, revealed: 0, redeemed: 0 },
};
const bot: OriginPeople = {
  origin: "a&b <bot>",
  whose: "person",
  sales: NOTHING,
  people: { leads: 9, customers: 0, responded: 0, revealed: 0, redeemed: 0 },
};
const erased: OriginPeople = {
  origin: "",
  whose: "erased",
  people: { leads: 0, customers: 0, responded: 0, revealed: 0, redeemed: 0 },
  sales: { redeemers: 1, redemptions: 1, money: [{ ...EUR, sales: "0.20", discounted: 1 }] },
};
const now = new Date("2026-03-01T00:30:00+02:00");

beforeEach(() => {
  vi.useFakeTimers();
  const stages = ["responded", "revealed", "redeemed"].map((key) => aStage(key, { figure: key }));
  stories.set([aStory({ stages })]);
});
afterEach(() => {
  for (const main of document.querySelectorAll("main")) {
    render(null, main);
    main.remove();
  }
  writeFor({ zone: undefined });
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("days are counted back from the shop's today, today among them", () => {
  writeFor({ zone: "Asia/Tokyo" });
  expect(firstDay("1", now)).toBe("2026-03-01");
  writeFor({ zone: "America/Chicago" });
  expect(SPANS.map(({ value }) => firstDay(value, now))).toEqual([
    "2026-02-28",
    "2026-02-22",
    "2026-01-30",
    "2025-12-01",
    undefined,
  ]);
});

test("a span and its address are the same thing; nonsense is the usual span", () => {
  for (const { value } of SPANS) {
    expect(spanOf(new URL(addressOf(value), "http://localhost").searchParams, USUAL)).toBe(value);
  }
  expect(spanOf(new URLSearchParams("days=-5"), USUAL)).toBe("30");
});

test("the source with the most customers is first and fills its bar", () => {
  const rows = byCustomers([bot, poster, unknown]);

  expect(rows.map(({ origin }) => origin)).toEqual(["", "poster", "a&b <bot>"]);
  expect(rows.map((row) => barOf(row, rows))).toEqual([1, 0.5, 0]);
  expect(originWords("")).toBe("Found you directly");
});

test("what people did is a part of the customers, of nobody it is none", () => {
  expect(partFrom(poster, "revealed")).toBe("50%");
  expect(partFrom(poster, "leads")).toBeNull();
  expect(partFrom(bot, "redeemed")).toBeNull();
});

test("the totals add up", () => {
  expect(totals([bot, poster, unknown]).map(({ people, part }) => [people, part])).toEqual([
    [12, null],
    [4, "33%"],
    [2, "17%"],
    [1, "8%"],
    [10, null],
  ]);
});

test("another span or campaign is asked for at once", async () => {
  const load = vi.fn(async () => [poster]);
  const server = { listEverybodysOrigins: load, listCampaigns: async () => [] };
  const store = createOriginsStore({ span: "7", campaign: null }, server, () => now);
  const stop = store.follow();
  store.span.value = "all";
  await vi.advanceTimersByTimeAsync(0);
  store.campaign.value = "spring";
  await vi.advanceTimersByTimeAsync(0);

  expect(load.mock.calls).toEqual([[{ from: "2026-02-22" }], [{}], [{ campaign: "spring" }]]);
  expect(store.origins.data.value).toEqual([poster]);
  stop();
});

async function shown(origins: OriginPeople[], search = "") {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    if (path.startsWith("/api/v1/campaigns")) return Response.json({ campaigns: [] });
    return Response.json({ origins: origins.map(({ people, ...rest }) => ({ ...rest, ...people })) });
  });
  const main = document.createElement("main");
  document.body.append(main);
  const props = { status: signal(null), counts: signal(null) };
  await act(() => render(<OriginsPage route={routeOf("/origins", search)} {...props} />, main));
  await act(async () => void (await vi.advanceTimersByTimeAsync(10)));
  return { main, asked };
}

test("each origin leads to its people, to their figures and to its leads", async () => {
  const { main, asked } = await shown([unknown, poster, bot], "?days=all");

  expect(asked).toContain("/api/v1/origins");
  const links = [...main.querySelectorAll("tbody a")].map((link) => link.getAttribute("href"));
  expect(links).toEqual([
    "/customers?origin=",
    "/?origin=",
    "/customers?origin=poster",
    "/?origin=poster",
    "/leads?origin=poster",
    "/leads?origin=a%26b+%3Cbot%3E",
  ]);
  expect(main.querySelector("tbody tr")?.textContent).toContain("8");
});

test("money of several currencies is never one sum", () => {
  expect(salesOf([poster, unknown, erased])).toEqual({
    redeemers: 2,
    redemptions: 5,
    money: [{ ...EUR, sales: "60.30", discount: "12.00", discounted: 4 }, USD],
  });
});

test("from source to sale stands in one row, and what nobody is known for says so", async () => {
  const { main, asked } = await shown([poster, erased], "?campaign=spring");

  expect(asked).toContain(`/api/v1/origins?from=${firstDay("30", new Date())}&campaign=spring`);
  const rows = [...main.querySelectorAll("tbody tr")].map((row) => row.textContent);
  expect(rows[0]).toContain("€60.10 + US$5.00");
  expect(rows[0]).toContain("4 coupons");
  expect(rows[0]).toContain("€2.00 each");
  expect(rows[1]).toContain("Erased customers");
  expect(rows[1]).toContain("€0.20");
  expect(main.querySelector('a[href="/coupons?state=redeemed"]')).not.toBeNull();
  expect(main.textContent).toContain("5 coupons redeemed, €60.30 + US$5.00 sold, €12.00 off");
  expect(main.textContent).not.toContain("Leads");
});

test("nobody in the period is not a failure and shows what to do next", async () => {
  const { main } = await shown([], "?days=1");

  expect(main.textContent).toContain("No customers in this period");
  expect(main.querySelector('a[href="/origins?days=all"]')).not.toBeNull();
  expect(main.querySelector('a[href="/settings?section=links"]')).not.toBeNull();
});
