import { expect, test, vi } from "vitest";
import { ApiError } from "../../api/client.ts";
import type { WeeklyLetter } from "../../api/weekly-letter.ts";
import { createLetterStore } from "./letter-store.ts";

const OFF: WeeklyLetter = { enabled: false, weekday: "monday", hour: 8, address: "", nextAt: null };

async function opened(planWeeklyLetter = vi.fn(async (plan: object) => ({ ...OFF, ...plan }))) {
  const store = createLetterStore({
    planWeeklyLetter,
    showWeeklyLetter: async () => OFF,
    testWeeklyLetter: async () => "owner@example.com",
  });
  await store.letter.refresh();
  return { store, planWeeklyLetter };
}

test("what was chosen is saved, and nothing is left to save", async () => {
  const { store, planWeeklyLetter } = await opened();
  expect(store.changed.value).toBe(false);

  store.edit({ enabled: true, address: "owner@example.com" });
  store.edit({ hour: 18 });
  expect(store.changed.value).toBe(true);
  await store.save.run();

  expect(planWeeklyLetter).toHaveBeenCalledWith({
    enabled: true,
    weekday: "monday",
    hour: 18,
    address: "owner@example.com",
  });
  expect(store.changed.value).toBe(false);
  expect(store.plan.value?.hour).toBe(18);
});

test("an address that is refused is said at its field, and what was typed stays", async () => {
  const field = { field: "address", message: "is not an e-mail address" };
  const { store } = await opened(
    vi.fn(async () => {
      throw new ApiError(400, "address is not an e-mail address", [field]);
    }),
  );

  store.edit({ enabled: true, address: "nobody" });
  await store.save.run();

  expect(store.problem("address")).toMatch(/not an e-mail address/);
  expect(store.plan.value?.address).toBe("nobody");
});
