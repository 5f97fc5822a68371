import { expect, test } from "vitest";
import { aCopy } from "../stories/a-story.ts";
import { changedFields, changes, edited, onlyChanges, published, restored } from "./changes.ts";
import { fileProblem } from "./image-check.ts";

test("typing the old text again takes a change back", () => {
  const once = edited(aCopy(), {}, "riddle", "Where?");

  expect(once).toEqual({ riddle: "Where?" });
  expect(edited(aCopy(), once, "riddle", aCopy().riddle ?? "")).toEqual({});
});

test("what somebody else has published meanwhile is not a change any more", () => {
  const draft = { riddle: "Where?", inside: "Gold" };

  expect(onlyChanges(aCopy({ riddle: "Where?" }), draft)).toEqual({ inside: "Gold" });
});

test("changes are named in the order a customer meets them", () => {
  expect(changedFields(aCopy(), aCopy({ inside: "Gold", riddle: "Hi" }))).toEqual(["riddle", "inside"]);
  expect([changes(1), changes(3)]).toEqual(["1 change", "3 changes"]);
});

test("publishing or restoring the same says so", () => {
  expect(published(3, 4)).toContain("Version 4 is live");
  expect(published(3, 3)).toContain("nothing changed");
  expect(restored(1, 3, 4)).toBe("Version 4 is live and says what version 1 said");
  expect(restored(1, 3, 3)).toContain("nothing changed");
});

test("a file that cannot be a picture is not sent, one of unknown type is", () => {
  const problem = (type: string, size = 1_000) => fileProblem({ type, size });

  expect(["image/png", "image/jpeg", "image/gif", "image/webp", ""].map((type) => problem(type))).toEqual(
    Array(5).fill(null),
  );
  expect(problem("image/svg+xml")).toContain("SVG");
  expect(problem("image/heic")).toContain("JPEG");
  expect(problem("application/pdf")).toContain("PNG");
  expect(problem("image/png", 0)).toContain("empty");
  expect(problem("image/png", 8 * 1024 * 1024)).toBeNull();
  expect(problem("image/png", 12_400_000)).toBe(
    "This picture has 12.4 MB; at most 8 MB are taken. Save it smaller.",
  );
});
