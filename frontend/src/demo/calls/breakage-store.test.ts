// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { NoConnection } from "../../api/client.ts";
import * as inbox from "../../api/inbox.ts";
import { createBreakageStore } from "./breakage-store.ts";

const api = (rest: Partial<typeof inbox> = {}) => ({
  ...inbox,
  showMailFailures: async () => "ok" as const,
  showHookFailures: async () => "down" as const,
  setMailFailures: vi.fn(async (mode: inbox.MailMode) => mode),
  setHookFailures: vi.fn(async (mode: inbox.HookMode) => mode),
  ...rest,
});

test("each system has its own switch, as it stands and as it is put", async () => {
  const server = api();
  const store = createBreakageStore(server);
  const stop = store.follow();
  await vi.waitFor(() => expect(store.hooks.data.value).toBe("down"));

  await store.put.run("mail", "refuse_recipient");
  expect(store.mail.data.value).toBe("refuse_recipient");
  await store.put.run("hooks", "ok");
  expect(store.hooks.data.value).toBe("ok");
  expect(server.setMailFailures).toHaveBeenCalledOnce();
  stop();
});

test("a switch that could not be put says so until another system is shown", async () => {
  const store = createBreakageStore(api({ setMailFailures: () => Promise.reject(new NoConnection()) }));
  await store.put.run("mail", "down");
  expect(store.put.failure.value).not.toBeNull();
  store.show("hooks");
  expect(store.put.failure.value).toBeNull();
});
