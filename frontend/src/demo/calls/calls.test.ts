import { expect, test } from "vitest";
import { aLead, anEmail } from "../../leads/a-lead.ts";
import { aRequest, aTold } from "../../requests/a-request.ts";
import { callDoor, callSentence, callsOf, comingLetters, queueOf, wayOf } from "./calls.ts";

const soon = new Date("2025-11-21T14:00:30Z");
const later = new Date("2025-11-21T14:01:00Z");
const now = new Date("2025-11-21T14:00:00Z");

test("letters and news of questions stand with the system they go through", () => {
  const calls = callsOf(
    [aLead("1"), aLead("2", { welcome: null }), aLead("3", { welcome: anEmail({ deliveryId: "71" }) })],
    [
      aRequest("9", {
        told: [aTold({ state: "queued", attempts: 0 }), aTold({ deliveryId: "91", type: "email" })],
      }),
    ],
  );
  expect(calls.map(({ deliveryId, system }) => [deliveryId, system])).toEqual([
    ["90", "hooks"],
    ["91", "mail"],
    ["70", "mail"],
    ["71", "mail"],
  ]);
  expect(calls.map(({ what }) => what)[2]).toBe("Welcome e-mail for \u2068Ana\u2069");
  expect(queueOf("hooks", calls, now)).toMatchObject({ waiting: 1, retrying: 0, failed: 0 });
});

test("what is due first is next, and what has trouble is told in the other side's words", () => {
  const calls = callsOf(
    [
      aLead("1", { welcome: anEmail({ dueAt: later }) }),
      aLead("2", {
        welcome: anEmail({ deliveryId: "71", dueAt: soon, reason: "It is busy.", detail: "450 later" }),
      }),
      aLead("3", { welcome: anEmail({ deliveryId: "72", state: "sent", sentAt: soon, reason: "Old." }) }),
      aLead("4", { welcome: anEmail({ deliveryId: "73", state: "failed", reason: "Refused." }) }),
    ],
    [],
  );
  const queue = queueOf("mail", calls, now);
  expect(queue).toMatchObject({ waiting: 2, later: 1, soon: true, retrying: 1, failed: 1 });
  expect(queueOf("mail", calls, later)).toMatchObject({ waiting: 2, later: 0 });
  expect(queue.next?.deliveryId).toBe("71");
  expect(queue.trouble?.detail).toBe("450 later");
  expect(comingLetters(calls).map(({ deliveryId }) => deliveryId)).toEqual(["71", "70"]);
});

const queue = {
  waiting: 0,
  later: 0,
  soon: true,
  retrying: 0,
  unknown: 0,
  failed: 0,
  next: null,
  trouble: null,
};

test.each([
  ["mail", "ok", {}, "All messages sent."],
  ["mail", "ok", { waiting: 2 }, "2 e-mails wait."],
  ["mail", "ok", { waiting: 1, later: 1 }, "1 e-mail goes out within a minute."],
  ["mail", "ok", { waiting: 3, later: 2, soon: false }, "1 e-mail waits. 2 e-mails go out later."],
  ["mail", "down", { waiting: 1, later: 1 }, "1 e-mail waits. The mail server is down. Nothing is lost."],
  ["mail", "down", {}, "The mail server is down."],
  ["mail", "down", { waiting: 1 }, "1 e-mail waits. The mail server is down. Nothing is lost."],
  [
    "mail",
    "refuse_recipient",
    { failed: 1 },
    "The mail server refuses every address. 1 e-mail did not arrive.",
  ],
  ["hooks", "gone", { failed: 2 }, "Slack says the channel is gone. 2 messages did not arrive."],
  ["mail", "ok", { unknown: 1 }, "1 e-mail unconfirmed; we check before sending again."],
] as ["mail" | "hooks", string, object, string][])("%s %s %o: %s", (system, mode, some, sentence) => {
  expect(callSentence(system, mode, { ...queue, ...some })).toBe(sentence);
});

test("the door says what is tried, and a mode nobody foresaw keeps its name", () => {
  expect(callDoor("ok", queue).words).toBe("Sending");
  expect(callDoor("down", { ...queue, retrying: 1 }).words).toBe("Trying again");
  expect(callDoor("down", queue).tone).toBe("calm");
  expect(callDoor("gone", { ...queue, failed: 1 }).words).toBe("Refused");
  expect(wayOf("mail", "on_fire").label).toBe("on_fire");
});
