import { expect, test } from "vitest";
import { aCampaign } from "../campaigns/a-campaign.ts";
import { saveWords } from "./save-words.ts";

test("a draft is saved and nothing of it is called live or published", () => {
  const words = saveWords(aCampaign({ state: "draft", version: 2 }));

  expect(words.badge).toBe("Draft, not sent yet");
  expect(words.verb).toBe("Save draft");
  const said = Object.values({ ...words, saved: words.saved(1, 2), undone: words.undone(1, 2, 3) }).join(" ");
  expect(said).not.toMatch(/live|publish|version/i);
});

test("from the first send on a save is a version that is live at once", () => {
  for (const state of ["open", "sending", "done", "cancelled"] as const) {
    const words = saveWords(aCampaign({ state, version: 2 }));

    expect(words.badge).toBe("Version 2 is live");
    expect(words.verb).toBe("Publish version 3");
    expect(words.saved(2, 3)).toContain("Version 3 is live");
  }
});
