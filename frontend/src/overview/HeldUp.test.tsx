// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test } from "vitest";
import type { Status } from "../api/status.ts";
import { HeldUp } from "./HeldUp.tsx";

const root = document.createElement("div");
afterEach(() => render(null, root));

const server = {
  business: "Umi Shop",
  pageId: "1046",
  messenger: "simulated",
  simulator: true,
  demo: true,
} as const;
const here = {
  database: "embedded",
  webhookUrl: "",
  pause: null,
  timeZone: "UTC",
  logo: null,
  databaseTrouble: null,
  readReplica: null,
  version: "1",
} as const;
const status = (breaker: Status["breaker"]): Status => ({ ...server, ...here, breaker });
const none = { waiting: 500, later: 0, retrying: 0, held: 0, sending: 0, unknown: 0, failed: 0, skipped: 0 };
const counts = { ...none, cancelled: 0, parked: 0 };

test("an outage stands above the figures and leads to the deliveries", async () => {
  await act(() => render(<HeldUp status={status("open")} counts={counts} />, root));
  expect(root.textContent).toContain("Messenger is not answering; 500 messages wait, nothing is lost.");
  expect(root.querySelector("a")?.getAttribute("href")).toBe("/deliveries");

  await act(() => render(<HeldUp status={status("closed")} counts={counts} />, root));
  expect(root.textContent).toBe("");
});
