// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";
import type { Plan, Rules } from "../api/schedule.ts";
import { writeFor } from "../ui/format.ts";
import { aPlannedSend } from "./a-planned-send.ts";
import { createPlanForm } from "./plan-form.ts";
import { createScheduleStore } from "./schedule-store.ts";
import { stateTone, stateWords, whyNotSent } from "./schedule-words.ts";

beforeEach(() => writeFor({ language: "en", zone: "Europe/Madrid" }));

const NO_RULES: Rules = { quietFrom: null, quietUntil: null, graceMinutes: 120 };

function aServer(rules = NO_RULES) {
  const asked: unknown[] = [];
  return {
    asked,
    listSegments: async () => [{ id: "7", name: "Regulars", where: {}, changedAt: new Date(0) }],
    showSchedule: async () => ({ sends: [aPlannedSend()], rules }),
    movePlannedSend: async (id: string, plan: Plan) => {
      asked.push([id, plan]);
      return aPlannedSend();
    },
    cancelPlannedSend: async (id: string) => void asked.push(["cancel", id]),
    updateScheduleRules: async (to: Rules) => {
      asked.push(to);
      return to;
    },
  };
}

test("a plan without a time is not sent, and says so", async () => {
  const sent: Plan[] = [];
  const form = createPlanForm(async (plan) => void sent.push(plan));

  form.start();
  await form.save.run();

  expect(form.problem("at")).toBe("Choose a time.");
  expect(sent).toEqual([]);
});

test("only a send that repeats has a last day", async () => {
  const sent: Plan[] = [];
  const form = createPlanForm(async (plan) => void sent.push(plan));

  form.start(aPlannedSend({ repeat: "weekly", until: "2027-02-28" }));
  form.edit({ repeat: "once" });
  await form.save.run();

  expect(sent).toEqual([
    { at: "2026-12-01T18:00", repeat: "once", eachRun: "everyone", clock: "shop", until: null },
  ]);
});

test("a send is moved from the time that the shop's clock shows for it", async () => {
  const server = aServer();
  const store = createScheduleStore(server);

  store.move(aPlannedSend());
  expect(store.plan.draft.value?.at).toBe("2026-12-01T18:00");
  store.plan.edit({ at: "2026-12-02T09:30", repeat: "monthly", eachRun: "newcomers", clock: "customer" });
  await store.plan.save.run();

  expect(server.asked).toEqual([
    [
      "4",
      { at: "2026-12-02T09:30", repeat: "monthly", eachRun: "newcomers", clock: "customer", until: null },
    ],
  ]);
});

test("a send is cancelled once it has been confirmed", async () => {
  const server = aServer();
  const store = createScheduleStore(server);

  store.askToCancel(aPlannedSend());
  expect(server.asked).toEqual([]);
  await store.cancel.run();

  expect(server.asked).toEqual([["cancel", "4"]]);
  expect(store.cancelled.value).toBeNull();
});

test("quiet hours are proposed, and taken away again", async () => {
  const server = aServer({ quietFrom: "22:00", quietUntil: "08:00", graceMinutes: 30 });
  const store = createScheduleStore(server);
  await store.schedule.refresh();

  store.changeRules();
  expect(store.rules.draft.value).toEqual({
    quiet: true,
    from: "22:00",
    until: "08:00",
    graceMinutes: "30",
  });
  store.rules.edit({ quiet: false, graceMinutes: "x" });
  await store.rules.save.run();
  expect(store.rules.problem("grace_minutes")).toBe("Enter a number of minutes.");
  store.rules.edit({ graceMinutes: "0" });
  await store.rules.save.run();

  expect(server.asked).toEqual([{ quietFrom: null, quietUntil: null, graceMinutes: 0 }]);
});

test("a plan says for whom it is, by the name of the segment", async () => {
  const store = createScheduleStore(aServer());
  expect(store.segmentName("7")).toBeNull();

  const stop = store.follow();
  await vi.waitFor(() => expect(store.segmentName("7")).toBe("Regulars"));
  stop();
});

test("a send that waits for the shop's clock is going out, not sent", () => {
  expect(stateWords("begun")).toBe("Going out");
  expect(stateTone("begun")).toBe("accent");
});

test("what was refused is told as it was then", () => {
  const reason = "This campaign is paused; resume or cancel it first";

  expect(whyNotSent(aPlannedSend({ state: "refused", reason }))).toBe(`It was refused then: “${reason}”`);
  expect(whyNotSent(aPlannedSend({ state: "missed", reason: "promobot was off" }))).toBe("promobot was off");
  expect(whyNotSent(aPlannedSend())).toBe("");
});
