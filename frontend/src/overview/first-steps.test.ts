import { expect, test } from "vitest";
import type { Website } from "../api/website.ts";
import { stepsOf } from "./first-steps.ts";

const WEBSITE: Website = {
  on: true,
  sites: [],
  color: "#0f766e",
  corner: "right",
  teaser: "",
  consent: "",
};
const LISTED: Website = { ...WEBSITE, sites: ["https://shop.example"] };

const next = (...given: Parameters<typeof stepsOf>) => stepsOf(...given).find((step) => step.next)?.title;

test("the website comes first, Facebook second, and neither is done at the start", () => {
  const steps = stepsOf(WEBSITE, { messenger: "simulated" });

  expect(steps.map(({ href }) => href)).toEqual(["/settings?section=website", "/settings?section=page"]);
  expect(steps.map(({ badge, done }) => [badge, done])).toEqual([
    ["5 minutes", false],
    [undefined, false],
  ]);
  expect(next(WEBSITE, { messenger: "simulated" })).toContain("website");
});

test("the website is done once a site is listed and the chat is on", () => {
  const done = (website: Website) => stepsOf(website, null)[0]?.done;

  expect(done(LISTED)).toBe(true);
  expect(done({ ...LISTED, on: false })).toBe(false);
  expect(stepsOf(LISTED, null)[0]?.sentence).toContain("shop.example");
  expect(next(LISTED, { messenger: "simulated" })).toContain("Facebook");
  expect(next(LISTED, { messenger: "real" })).toBeUndefined();
});

test("what is not known yet is not done", () => {
  expect(stepsOf(null, null).some(({ done }) => done)).toBe(false);
});
