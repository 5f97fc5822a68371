// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "../api/client.ts";
import type { Delivery } from "../api/deliveries.ts";
import { toasts } from "../ui/toasts.ts";
import { aDelivery } from "./a-delivery.ts";
import { createDeliveryListStore } from "./delivery-list-store.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Waiting deliveries at a server that forgets what is cancelled and takes back what is retried. */
function opened(...ids: string[]) {
  let waiting = ids;
  const server = {
    listDeliveries: vi.fn(async () => ({ items: waiting.map((id) => aDelivery(id)), next: null })),
    retryDelivery: vi.fn(async (id: string): Promise<Delivery> => {
      waiting = [...waiting, id];
      return aDelivery(id);
    }),
    hurryDelivery: vi.fn(async (id: string): Promise<Delivery> => aDelivery(id)),
    cancelDelivery: vi.fn(async (id: string): Promise<Delivery> => {
      waiting = waiting.filter((one) => one !== id);
      return aDelivery(id, { state: "cancelled" });
    }),
  };
  const changed = vi.fn();
  const store = createDeliveryListStore("waiting", changed, server);
  const rows = () => store.rows.value.map(({ delivery, gone }) => (gone ? `(${delivery.id})` : delivery.id));
  return { store, server, changed, rows, stop: store.follow() };
}

const settled = () => vi.advanceTimersByTimeAsync(0);
const said = () => toasts.list.value.at(-1);

test("a cancelled row keeps its place until the owner leaves the list, and can be taken back", async () => {
  const { store, rows, changed, stop } = opened("a", "b", "c");
  await settled();
  store.stayStill("pointer", true);

  await store.decide.run("b", "cancel");
  expect(rows()).toEqual(["a", "(b)", "c"]);
  expect(said()?.text).toContain("won’t be sent");
  expect(changed).toHaveBeenCalledOnce();

  store.stayStill("focus", false);
  expect(rows()).toEqual(["a", "(b)", "c"]);
  store.stayStill("pointer", false);
  expect(rows()).toEqual(["a", "c"]);

  await said()?.undo?.();
  expect(rows()).toEqual(["a", "c", "b"]);
  expect(said()?.text).toContain("back in line");
  stop();
});

test("one decision at a time for each row, and a refusal is told", async () => {
  const { store, server, rows, stop } = opened("a", "b");
  await settled();
  server.cancelDelivery.mockRejectedValueOnce(new ApiError(409, "It is sent and cannot be cancelled"));

  const first = store.decide.run("a", "cancel");
  await store.decide.run("a", "cancel");
  expect(store.decide.busy.value).toEqual(new Set(["a"]));
  await first;

  expect(server.cancelDelivery).toHaveBeenCalledOnce();
  expect(store.decide.busy.value.size).toBe(0);
  expect(said()).toMatchObject({ text: "It is sent and cannot be cancelled.", tone: "bad" });
  expect(rows()).toEqual(["a", "b"]);
  stop();
});

test("what is sent now keeps its place until it is on its way", async () => {
  const { store, server, rows, changed, stop } = opened("a", "b");
  await settled();

  await store.decide.run("b", "hurry");

  expect(server.hurryDelivery).toHaveBeenCalledWith("b");
  expect(rows()).toEqual(["a", "b"]);
  expect(said()?.text).toContain("is being sent now");
  expect(changed).toHaveBeenCalledOnce();
  stop();
});

test("what waits is looked at every two seconds, until nobody looks any more", async () => {
  const { server, stop } = opened("a");
  await vi.advanceTimersByTimeAsync(4_500);
  expect(server.listDeliveries).toHaveBeenCalledTimes(3);

  stop();
  await vi.advanceTimersByTimeAsync(4_500);
  expect(server.listDeliveries).toHaveBeenCalledTimes(3);
});
