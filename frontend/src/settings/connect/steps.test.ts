import { expect, test } from "vitest";
import type { Page, PageCheck } from "../../api/page.ts";
import { type Known, nextStep, stepsDone, stepsOf } from "./steps.ts";

const LIVE: Page = {
  pageId: "1046",
  name: "Umi Shop",
  getStarted: true,
  greeting: "Hi!",
  ourGreeting: "Hello!",
  webhookUrl: "https://umi.example.com/webhooks/messenger",
  verifyToken: "word",
  ownToken: true,
  ownBotToken: true,
  tokenInAddressAt: null,
  ownPassword: true,
  pause: null,
  breaker: "closed",
  lastEventAt: new Date("2025-11-21T12:00:00Z"),
  subscribed: true,
};
const GOOD: PageCheck = { ok: true, sentence: "The token is good.", pageId: "1046", name: "Umi Shop" };
const BAD: PageCheck = { ok: false, sentence: "The token has expired.", pageId: null, name: null };

const known = (page: Partial<Page> = {}, rest: Partial<Known> = {}): Known => ({
  page: { ...LIVE, ...page },
  demo: false,
  typed: null,
  inUse: null,
  ...rest,
});

test("a page that is live has nothing left to do", () => {
  const steps = stepsOf(known());

  expect(stepsDone(steps)).toBe(5);
  expect(nextStep(steps)).toBeNull();
});

test("what the simulator does is not Facebook's doing", () => {
  const steps = stepsOf(known({}, { demo: true }));

  expect(steps).toEqual({
    webhook: "todo",
    token: "todo",
    settings: "todo",
    greeting: "done",
    events: "todo",
  });
  expect(stepsOf(known({}, { demo: true, typed: GOOD })).token).toBe("done");
});

test("an address that Facebook cannot call needs fixing, unless Facebook has called", () => {
  const webhookUrl = "http://localhost:8080/webhooks/messenger";

  expect(stepsOf(known({ webhookUrl, lastEventAt: null })).webhook).toBe("fix");
  expect(stepsOf(known({ webhookUrl })).webhook).toBe("done");
});

test("while Facebook is silent nothing is claimed", () => {
  const steps = stepsOf(known({ name: null, getStarted: null, greeting: null, subscribed: null }));

  expect(steps).toMatchObject({ token: "asking", greeting: "asking", events: "asking" });
  expect(nextStep(steps)).toBeNull();
});

test("what is wrong comes before what is not done yet", () => {
  const steps = stepsOf(known({ greeting: null }, { inUse: BAD }));

  expect(steps).toMatchObject({ token: "fix", greeting: "todo" });
  expect(nextStep(steps)).toBe("token");
});

test("a page nobody has written to yet waits for the first event", () => {
  expect(stepsOf(known({ lastEventAt: null })).events).toBe("todo");
  expect(stepsOf(known({ subscribed: false })).events).toBe("fix");
});
