// @vitest-environment happy-dom
import { act } from "preact/test-utils";
import { afterEach, expect, test, vi } from "vitest";
import { onScreen } from "../ui/on-screen.ts";
import { toasts } from "../ui/toasts.ts";
import { aChannel, WEBHOOK } from "./a-desk.ts";
import { createChannelForm } from "./channel-form.ts";
import { SubscriberLine } from "./SubscriberLine.tsx";
import { createSubscriberStore } from "./subscriber-store.ts";

const { root, show } = onScreen();

afterEach(() => vi.useRealTimers());

const OFF = aChannel("7", {
  type: "webhook",
  name: "CRM",
  events: ["customer.came"],
  state: "off",
  reason: "The system behind the URL could not be reached.",
});

function subscribers() {
  const server = {
    switchChannelOn: vi.fn(async () => {}),
    replaceChannelSecret: vi.fn(async () => "whsec_bmV3"),
    replayChannel: vi.fn(async (_: string, __: Date) => ({ events: 2, next: null as Date | null })),
  };
  const changed = vi.fn(async () => {});
  return { server, changed, store: createSubscriberStore(changed, server) };
}

test("a program that was switched off says why, and is on again with one press", async () => {
  const { store, server, changed } = subscribers();
  await show(<SubscriberLine channel={OFF} store={store} />);
  expect(root.textContent).toContain("Switched off: it accepted nothing for a day");
  expect(root.textContent).toContain("The system behind the URL could not be reached.");

  await act(async () => root.querySelector<HTMLElement>("[aria-label='Switch CRM on']")?.click());

  expect(server.switchChannelOn).toHaveBeenCalledWith("7");
  expect(changed).toHaveBeenCalledOnce();
});

test("one that is on has no reason to be switched on", async () => {
  await show(
    <SubscriberLine channel={aChannel("7", { ...OFF, state: "closed" })} store={subscribers().store} />,
  );

  expect(root.textContent).not.toContain("Switch on");
  expect(root.textContent).toContain("Send again…");
});

test("a new secret is asked for first, and shown until it is copied", async () => {
  const { store, server } = subscribers();
  store.askToReplace(OFF);
  expect(server.replaceChannelSecret).not.toHaveBeenCalled();

  await store.replace.run(OFF);

  expect(store.leavingSecret.value).toBeNull();
  expect(store.fresh.value).toEqual({ name: "CRM", secret: "whsec_bmV3" });
  store.forgetSecret();
  expect(store.fresh.value).toBeNull();
});

test("events are sent again since the time that was chosen, and it is said how many", async () => {
  const { store, server } = subscribers();
  store.askToSendAgain(OFF);
  store.again.edit({ span: "day" });
  const before = Date.now();

  await store.again.save.run();

  const [id, since] = server.replayChannel.mock.calls[0] ?? [];
  expect(id).toBe("7");
  expect(Math.abs(before - 86_400_000 - (since?.getTime() ?? 0))).toBeLessThan(60_000);
  expect(store.again.draft.value).toBeNull();
  expect(JSON.stringify(toasts.list.value)).toContain("2 events go out again");
});

test("a channel is told the events that are ticked, and only a change is sent", async () => {
  const server = {
    createChannel: vi.fn(async () => aChannel("9")),
    updateChannel: vi.fn(async () => aChannel("9")),
  };
  const form = createChannelForm(async () => {}, server);
  form.start(WEBHOOK);
  form.edit({ name: "CRM", address: "https://crm.example" });
  form.tell("lead.created", true);
  form.tell("customer.came", true);
  form.tell("lead.created", false);
  await form.save.run();
  expect(server.createChannel).toHaveBeenCalledWith(
    expect.objectContaining({ events: ["customer.came"], type: "webhook" }),
  );

  form.change(OFF, WEBHOOK);
  await form.save.run();
  expect(server.updateChannel).toHaveBeenLastCalledWith("7", { name: "CRM" });
  form.change(OFF, WEBHOOK);
  form.tell("customer.came", false);
  await form.save.run();
  expect(server.updateChannel).toHaveBeenLastCalledWith("7", { name: "CRM", events: [] });
});
