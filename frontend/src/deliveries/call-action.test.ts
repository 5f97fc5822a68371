// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { ApiError } from "../api/client.ts";
import { toasts } from "../ui/toasts.ts";
import { aDelivery } from "./a-delivery.ts";
import { callDecisions, createCallAction } from "./call-action.ts";

const said = () => toasts.list.value.at(-1);

function action() {
  const server = {
    hurryDelivery: vi.fn(async (id: string) => aDelivery(id)),
    cancelDelivery: vi.fn(async (id: string) => aDelivery(id)),
    retryDelivery: vi.fn(async (id: string) => aDelivery(id)),
  };
  const refresh = vi.fn(async () => {});
  return { server, refresh, act: createCallAction(refresh, server) };
}

test("what was decided is told, and a cancelled one can be taken back", async () => {
  const { server, refresh, act } = action();

  await act.run("70", "cancel", "The welcome e-mail for Ana");
  expect(said()?.text).toBe("The welcome e-mail for Ana won’t be sent");
  await said()?.undo?.();

  expect(server.cancelDelivery).toHaveBeenCalledWith("70");
  expect(server.retryDelivery).toHaveBeenCalledWith("70");
  expect(said()?.text).toBe("The welcome e-mail for Ana is back in line");
  expect(refresh).toHaveBeenCalledTimes(2);
});

test("a refusal is told, and how it stands by now is fetched", async () => {
  const { server, refresh, act } = action();
  server.hurryDelivery.mockRejectedValueOnce(new ApiError(409, "It is sent already"));

  await act.run("70", "hurry", "The welcome e-mail for Ana");

  expect(said()).toMatchObject({ text: "It is sent already.", tone: "bad" });
  expect(refresh).toHaveBeenCalledOnce();
});

test("what is due later can be hurried, what ended sent again, what is in the air neither", () => {
  expect(callDecisions("waiting", true)).toEqual(["hurry", "cancel"]);
  expect(callDecisions("retrying", true)).toEqual(["hurry", "cancel"]);
  expect(callDecisions("queued", false)).toEqual(["cancel"]);
  expect(callDecisions("failed", false)).toEqual(["retry"]);
  expect(callDecisions("cancelled", true)).toEqual(["retry"]);
  expect(["sending", "sent", "unknown"].flatMap((state) => callDecisions(state, true))).toEqual([]);
});
