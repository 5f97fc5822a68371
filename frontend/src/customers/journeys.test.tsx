// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Journey } from "../api/customers.ts";
import { aStage, aStory } from "../stories/a-story.ts";
import { stories } from "../stories/the-stories.ts";
import { createCustomerStore } from "./customer-store.ts";
import { Journeys } from "./Journeys.tsx";
import { RedeemDialog } from "./RedeemDialog.tsx";

let root: HTMLElement;
beforeEach(() => {
  const rich = aStage("rich", { by_hand_from: "dug", figure: "Treasure hunter" });
  stories.set([aStory({ stages: [aStage("dug"), rich] })]);
  root = document.createElement("div");
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const hunt: Journey = {
  campaign: "c1",
  campaignName: "Easter",
  story: "treasure",
  enteredAt: new Date(0),
  path: ["dug"],
};

test("what the shop notes by hand is said in the words of the campaign's own story", async () => {
  const onRedeem = vi.fn();
  await act(() => render(<Journeys journeys={[hunt]} onRedeem={onRedeem} />, root));

  const button = root.querySelector("button");
  expect(button?.textContent).toBe("Mark as treasure hunter");
  expect(button?.getAttribute("aria-label")).toBe("Mark as treasure hunter: Easter");
  await act(() => button?.click());
  expect(onRedeem).toHaveBeenCalledWith(hunt);
});

test("before it is counted it is asked in the same words", async () => {
  const store = createCustomerStore("1");
  store.asked.value = hunt;
  await act(() => render(<RedeemDialog store={store} />, root));

  expect(document.body.textContent).toContain("Mark as treasure hunter?");
  expect(document.body.textContent).toContain(
    "It counts once for Easter, in every figure. You can undo it later.",
  );
  expect(document.body.textContent).not.toMatch(/coupon|redeemed/i);
});
