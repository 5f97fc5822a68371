import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { aTrial } from "../variants/a-trial.ts";
import { createVariantTexts } from "./variant-texts.ts";

test("a variant that is saved late stays with its own campaign", async () => {
  const campaign = signal("welcome");
  const variants = createVariantTexts({ campaign, ask: async () => null });
  campaign.value = "summer";
  await variants.trial.refresh();

  variants.take("welcome", aTrial());

  expect(variants.written.value).toEqual([]);
});
