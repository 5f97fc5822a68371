// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import type { FollowUpChange, FollowUps } from "../api/followups.ts";
import { aStory } from "../stories/a-story.ts";
import { cameWords } from "./FollowUpsCard.tsx";
import { createFollowUpsStore } from "./follow-ups-store.ts";

const off: FollowUps = {
  unopened: { on: false, afterHours: 6, sent: 0, reached: {} },
  lastDay: { on: false, sent: 0, reached: {} },
};

test("a switch shows what the server answered", async () => {
  const on = { ...off, unopened: { ...off.unopened, on: true } };
  const updateFollowUps = vi.fn(async (_id: string, _what: FollowUpChange) => on);
  const store = createFollowUpsStore("c1", { showFollowUps: async () => off, updateFollowUps });

  await store.change.run({ unopened: { on: true, afterHours: 6 } });

  expect(updateFollowUps).toHaveBeenCalledWith("c1", { unopened: { on: true, afterHours: 6 } });
  expect(store.followUps.data.value).toBe(on);
});

test("a switch that is refused shows what is, and why", async () => {
  const refused = new Error("needs a last day");
  const showFollowUps = vi.fn(async () => off);
  const store = createFollowUpsStore("c1", {
    showFollowUps,
    updateFollowUps: async () => {
      throw refused;
    },
  });

  await store.change.run({ lastDay: { on: true } });

  expect(store.change.failure.value).toBe(refused);
  expect(showFollowUps).toHaveBeenCalled();
  expect(store.followUps.data.value).toBe(off);
});

test("what came of it is told in the words of the story's stages", () => {
  expect(cameWords(aStory(), { set_out: 1, gone: 3 })).toBe("1 sets out");
});
