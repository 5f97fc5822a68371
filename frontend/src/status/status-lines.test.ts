import { expect, test } from "vitest";
import type { Status } from "../api/status.ts";
import { statusLines } from "./status-lines.ts";

const demo: Status = {
  business: "Umi Shop",
  timeZone: "Europe/Madrid",
  pageId: "1046",
  messenger: "simulated",
  simulator: true,
  database: "embedded",
  webhookUrl: "http://localhost:8080/webhooks/messenger",
  breaker: "closed",
  pause: null,
  databaseTrouble: null,
  version: "0.1.0",
};

const line = (name: string, status: Status) =>
  statusLines(status, (instant) => instant.toISOString().slice(11, 16)).find((one) => one.name === name);

test("the demo says what is simulated and what is real", () => {
  expect(line("Messenger", demo)?.tag).toBe("simulated");
  expect(line("Database", demo)?.tag).toBe("real");
  expect(line("Sending", demo)?.tag).toBe("fine");
});

test("a real page is called real", () => {
  const real: Status = { ...demo, messenger: "real", simulator: false };

  expect(line("Messenger", real)).toEqual({ name: "Messenger", text: "Facebook page 1046", tag: "real" });
  expect(line("Simulator", real)?.tag).toBe("off");
});

test("an open breaker says that messages wait", () => {
  expect(line("Sending", { ...demo, breaker: "open" })).toMatchObject({ tag: "waiting" });
});

test("a pause says until when and why, and comes before the breaker", () => {
  const pause = { until: new Date("2026-11-20T14:05:00Z"), reason: "Facebook asked for a break" };

  expect(line("Sending", { ...demo, pause, breaker: "open" })?.text).toBe(
    "Paused until 14:05: Facebook asked for a break",
  );
});
