// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { type ComponentChild, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { NoConnection } from "../api/client.ts";
import { Loaded } from "../state/Loaded.tsx";
import { createResource } from "../state/resource.ts";
import { Button } from "./Button.tsx";
import { Confirm } from "./Dialog.tsx";
import { Table } from "./Table.tsx";
import { TextField } from "./TextField.tsx";
import { Countdown } from "./Times.tsx";
import { ToastRegion } from "./ToastRegion.tsx";
import { createToasts } from "./toasts.ts";

let root: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers();
  root = document.createElement("div");
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
  vi.useRealTimers();
});

const show = (what: ComponentChild) => act(() => render(what, root));
const pass = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
const found = (selector: string) => root.querySelector<HTMLElement>(selector);
const button = (words: string) =>
  [...root.querySelectorAll("button")].find((one) => one.textContent?.includes(words));

test("a field counts what is typed, and says what is too much to people who cannot see red", async () => {
  await show(<TextField label="Yes label" limit={5} value="Yes! 👋" onInput={() => {}} />);

  const input = found("input");
  expect(root.textContent).toContain("6 / 5");
  expect(input?.getAttribute("aria-invalid")).toBe("true");
  expect(document.getElementById(input?.getAttribute("aria-describedby") ?? "")?.textContent).toBe(
    "1 too many.",
  );
  expect(found("label")?.getAttribute("for")).toBe(input?.id);
});

test("a busy button cannot be pressed twice, and keeps the focus", async () => {
  const press = vi.fn();
  await show(
    <Button busy onPress={press}>
      Saving
    </Button>,
  );

  button("Saving")?.click();

  expect(press).not.toHaveBeenCalled();
  expect(button("Saving")?.disabled).toBe(false);
});

test("a row leads where its name leads, and cells keep their heading for the phone", async () => {
  const columns = [
    { head: "Name", names: true, cell: (row: { id: string }) => `Person ${row.id}` },
    { head: "State", cell: () => "fine" },
  ];
  await show(
    <Table
      caption="People"
      columns={columns}
      rows={[{ id: "7" }]}
      rowKey={(row) => row.id}
      href={(row) => `/customers/${row.id}`}
    />,
  );

  expect(found("td a")?.getAttribute("href")).toBe("/customers/7");
  expect(found("td + td")?.dataset.head).toBe("State");
});

test("loading, failing, trying again and emptiness each have a face", async () => {
  const load = vi.fn(async (): Promise<string[]> => []);
  load.mockRejectedValueOnce(new NoConnection());
  const resource = createResource(load);
  await show(
    <Loaded resource={resource} empty={<p>Nobody yet</p>}>
      {(names) => <p>{names.join()}</p>}
    </Loaded>,
  );
  expect(root.textContent).toContain("Loading");

  await act(() => resource.refresh());
  expect(found("[role=alert]")?.textContent).toContain("isn’t answering");

  await act(async () => button("Try again")?.click());
  await pass(0);
  expect(root.textContent).toBe("Nobody yet");

  await act(() => resource.set(["Ana"]));
  expect(root.textContent).toBe("Ana");
});

test("what was done is told, can be undone, and goes by itself unless somebody reads", async () => {
  const toasts = createToasts();
  const undo = vi.fn();
  await show(<ToastRegion toasts={toasts} />);

  await act(() => toasts.say("Campaign paused", { undo }));
  toasts.hold();
  await pass(60_000);
  expect(root.textContent).toContain("Campaign paused");

  await act(async () => button("Undo")?.click());
  expect(undo).toHaveBeenCalledOnce();
  expect(root.textContent).toBe("");

  await act(() => toasts.say("Saved"));
  await pass(5_000);
  expect(root.textContent).toBe("");
});

test("a countdown ticks", async () => {
  vi.setSystemTime(new Date("2025-11-21T12:00:00Z"));
  await show(<Countdown at={new Date("2025-11-21T12:00:12Z")} />);
  expect(root.textContent).toBe("in 12 s");

  await pass(3_000);

  expect(root.textContent).toBe("in 9 s");
});

test("a question is named, and Escape is a no", async () => {
  const open = signal(true);
  const close = vi.fn();
  await show(
    <Confirm open={open.value} title="Erase Ana?" verb="Erase" danger onConfirm={() => {}} onClose={close}>
      Figures keep counting them.
    </Confirm>,
  );
  const dialog = found("dialog");

  expect(document.getElementById(dialog?.getAttribute("aria-labelledby") ?? "")?.textContent).toBe(
    "Erase Ana?",
  );
  dialog?.dispatchEvent(new Event("cancel", { cancelable: true }));
  expect(close).toHaveBeenCalledOnce();
});
