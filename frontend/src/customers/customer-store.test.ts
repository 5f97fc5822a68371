// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import type { Version } from "../api/campaigns.ts";
import { ApiError } from "../api/client.ts";
import type { CustomerDetail, Journey, TimelineEntry } from "../api/customers.ts";
import type { Paged } from "../api/wire.ts";
import { aStory } from "../stories/a-story.ts";
import { stories } from "../stories/the-stories.ts";
import { toasts } from "../ui/toasts.ts";
import { createCustomerStore } from "./customer-store.ts";

const ana: CustomerDetail = {
  id: "7",
  psid: "9011",
  line: "messenger",
  name: "Ana",
  origin: "flyer",
  language: null,
  languageFrom: null,
  timeZone: null,
  optedOut: false,
  blocked: false,
  windowUntil: null,
  personUntil: null,
  createdAt: new Date(0),
  lastEventAt: null,
  journeys: [],
};

const welcome: Journey = {
  campaign: "welcome",
  campaignName: "Welcome",
  story: "treasure",
  enteredAt: new Date(0),
  path: ["sent", "accepted"],
};

function server(problem?: Error) {
  return {
    showCustomer: vi.fn(async () => ana),
    showTimeline: vi.fn(async (): Promise<Paged<TimelineEntry>> => ({ items: [], next: null })),
    redeemCoupon: vi.fn(async (_: string, campaign: string): Promise<CustomerDetail> => {
      if (problem) throw problem;
      return { ...ana, journeys: [{ ...welcome, campaign, path: ["sent", "accepted", "redeemed"] }] };
    }),
    handBackCustomer: vi.fn(async (): Promise<CustomerDetail> => {
      if (problem) throw problem;
      return { ...ana, personUntil: null };
    }),
    setCustomerLanguage: vi.fn(async (_: string, language: string | null): Promise<CustomerDetail> => {
      if (problem) throw problem;
      return { ...ana, language, languageFrom: "chosen" };
    }),
    listVersions: vi.fn(async (_: string): Promise<Version[]> => []),
    eraseCustomer: vi.fn(async () => {
      if (problem) throw problem;
    }),
  };
}

const said = () => toasts.list.value.at(-1)?.text;

test("handing back shows at once that the bot answers again", async () => {
  const answered = { ...ana, personUntil: new Date(Date.now() + 60_000) };
  const store = createCustomerStore("7", { ...server(), showCustomer: vi.fn(async () => answered) });
  await store.person.refresh();

  await store.handBack.run();

  expect(store.person.data.value?.personUntil).toBeNull();
  expect(said()).toBe("The bot answers again");
});

test("erasing leads away and says that the figures stay", async () => {
  const leave = vi.fn();
  const store = createCustomerStore("7", server(), leave);
  await store.person.refresh();

  await store.erase.run();

  expect(leave).toHaveBeenCalledOnce();
  expect(said()).toBe("\u2068Ana\u2069 was deleted; your figures stay");
});

test("who was erased meanwhile is erased; any other failure is told and nobody leaves", async () => {
  const leave = vi.fn();
  await createCustomerStore("7", server(new ApiError(404, "Not found")), leave).erase.run();
  expect(leave).toHaveBeenCalledOnce();

  const store = createCustomerStore("7", server(new ApiError(503, "Not now")), leave);
  await store.erase.run();
  expect(leave).toHaveBeenCalledOnce();
  expect(store.erase.failure.value).toBeInstanceOf(ApiError);
});

test("an unknown number is known to be nobody, also after there was somebody", async () => {
  const answers = server();
  const store = createCustomerStore("7", answers, () => {});
  expect(store.gone.value).toBe(false);
  await store.person.refresh();
  expect(store.gone.value).toBe(false);

  answers.showCustomer.mockRejectedValue(new ApiError(404, "There is no such customer"));
  await store.person.refresh();

  expect(store.gone.value).toBe(true);
});

test("versions are asked for only where a picture was sent", async () => {
  stories.set([aStory()]);
  const entry = (kind: string, campaign: string): TimelineEntry => ({
    at: new Date(0),
    by: "shop",
    kind,
    campaign,
    text: null,
    state: "sent",
    reason: null,
    coupon: null,
  });
  const answers = server();
  const items = [entry("sketch", "c1"), entry("sketch", "c1"), entry("coupon", "welcome")];
  answers.showTimeline.mockResolvedValue({ items, next: null });
  const store = createCustomerStore("7", answers, () => {});
  await store.timeline.refresh();

  await store.versions.refresh();

  expect(answers.listVersions.mock.calls).toEqual([["c1"]]);
  expect(store.versions.data.value).toEqual({ c1: [] });
});

test("a coupon is counted as used when that was confirmed, and shows at once", async () => {
  const answers = server();
  const store = createCustomerStore("7", answers, () => {});
  await store.redeem.run();
  expect(answers.redeemCoupon).not.toHaveBeenCalled();

  store.asked.value = welcome;
  await store.redeem.run();

  expect(answers.redeemCoupon.mock.calls).toEqual([["7", "welcome"]]);
  expect(store.person.data.value?.journeys[0]?.path).toContain("redeemed");
  expect(store.asked.value).toBeNull();
  expect(said()).toContain("Welcome");
});

test("a coupon that could not be counted is still asked about, with the reason", async () => {
  const store = createCustomerStore("7", server(new ApiError(409, "Never sent")), () => {});
  store.asked.value = welcome;

  await store.redeem.run();

  expect(store.asked.value).toBe(welcome);
  expect(store.redeem.failure.value).toBeInstanceOf(ApiError);
});

test("a coupon that a till has redeemed meanwhile shows as redeemed already", async () => {
  stories.set([aStory()]);
  const answers = server(new ApiError(409, "This code has been used already"));
  const journeys = [{ ...welcome, path: ["set_out", "landed", "dug", "rich"] }];
  answers.showCustomer.mockResolvedValue({ ...ana, journeys });
  const store = createCustomerStore("7", answers, () => {});
  store.asked.value = welcome;

  await store.redeem.run();

  expect(store.asked.value).toBeNull();
  expect(store.redeem.failure.value).toBeNull();
  expect(store.person.data.value?.journeys).toEqual(journeys);
  expect(said()).toMatch(/already redeemed.*Welcome/i);
});

test("the owner says what somebody speaks", async () => {
  const ours = server();
  const store = createCustomerStore("7", ours, () => {});

  await store.speak.run("es");

  expect(ours.setCustomerLanguage).toHaveBeenCalledWith("7", "es");
  expect(store.person.data.value?.language).toBe("es");
});
