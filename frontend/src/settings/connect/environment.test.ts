import { expect, test } from "vitest";
import { linesFor, type Setting } from "./environment.ts";

const SETTINGS: Setting[] = [
  { name: "MESSENGER_PAGE_ID", value: "1046" },
  { name: "MESSENGER_PAGE_TOKEN", value: "EAA|it's", secret: true },
  { name: "MESSENGER_APP_SECRET", value: null, secret: true },
];

test("each place is written in its own way, and quotes what a shell would misread", () => {
  expect(linesFor("heroku", SETTINGS).text).toBe(
    "heroku config:set \\\n  MESSENGER_PAGE_ID=1046 \\\n  MESSENGER_PAGE_TOKEN='EAA|it'\\''s' \\\n  MESSENGER_APP_SECRET=your-app-secret",
  );
  expect(linesFor("shell", SETTINGS).text).toContain("export MESSENGER_PAGE_TOKEN='EAA|it'\\''s'");
  expect(linesFor("docker", SETTINGS).text).toContain("\nMESSENGER_PAGE_TOKEN=EAA|it's\n");
});

test("secrets are dots to look at, and what is missing is told", () => {
  const lines = linesFor("docker", SETTINGS);

  expect(lines.masked).not.toContain("EAA");
  expect(lines.masked).toContain("MESSENGER_APP_SECRET=your-app-secret");
  expect(lines.blank).toEqual(["MESSENGER_APP_SECRET"]);
});
