// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { type ComponentChild, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createBreakageStore } from "./breakage-store.ts";
import { CallsCard } from "./CallsCard.tsx";
import { SendNow } from "./ComingLetters.tsx";
import type { Call } from "./calls.ts";
import { createCallsStore } from "./calls-store.ts";

let root: HTMLElement;
beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(new Date("2025-11-21T14:00:18Z"));
  root = document.createElement("div");
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const show = (what: ComponentChild) => act(() => render(what, root));

const call: Call = {
  deliveryId: "70",
  what: "Welcome e-mail for Ana",
  state: "waiting",
  again: false,
  ...({ system: "mail", dueAt: new Date("2025-11-21T14:01:00Z"), reason: null, detail: null } as const),
};

test("a welcome that waits can be sent now, and one that is due cannot be hurried", async () => {
  const run = vi.fn(async () => null);
  const action = { busy: signal(new Set<string>()), run } as never;
  const store = createCallsStore(
    async () => [call],
    () => action,
  );
  await show(<SendNow call={call} store={store} />);
  root.querySelector("button")?.click();
  expect(run).toHaveBeenCalledWith("70", "hurry", "The welcome e-mail for Ana");

  await show(<SendNow call={{ ...call, dueAt: new Date("2025-11-21T14:00:18Z") }} store={store} />);
  expect(root.querySelector("button")).toBeNull();
});

test("the mail server's card puts its switch, and says what waits and with which words it was refused", async () => {
  const welcome = {
    delivery_id: "70",
    state: "waiting",
    due_at: "2025-11-21T14:01:00Z",
    sent_at: null,
    reason: "The mail server is busy.",
    detail: "450 later",
  };
  const lead = { id: "1", name: "Ana", registered_at: "2025-11-21T14:00:00Z", attributes: {}, welcome };
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (path: string, { method, body }: RequestInit) => {
    asked.push(`${method} ${path} ${body ?? ""}`);
    const answer = path.includes("/leads")
      ? { leads: [lead], next: null }
      : path.includes("/failures/")
        ? { mode: method === "PUT" ? "down" : "busy" }
        : { requests: [], next: null };
    return Response.json(answer);
  });
  const breakage = createBreakageStore();
  const stop = breakage.follow();
  await show(<CallsCard system="mail" breakage={breakage} chooser={null} />);
  await act(async () => void (await vi.advanceTimersByTimeAsync(10)));

  expect(root.textContent).toContain(
    "1 e-mail waits. The mail server says to try again later. Nothing is lost.",
  );
  expect(root.textContent).toContain("tried again in 42 s");
  expect(root.querySelector("q")?.textContent).toBe("450 later");
  expect(root.querySelector("a")?.getAttribute("href")).toBe("/deliveries");

  const down = [...root.querySelectorAll("label")].find((label) => label.textContent === "Down");
  await act(async () => {
    down?.querySelector("input")?.click();
    await vi.advanceTimersByTimeAsync(10);
  });
  expect(asked).toContain('PUT /simulator/failures/mail {"mode":"down"}');
  expect(root.textContent).toContain("The mail server is down.");
  stop();
});
