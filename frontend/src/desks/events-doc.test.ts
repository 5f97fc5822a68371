import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";

// The examples of docs/events.md, with the vector that Standard Webhooks publishes.
const GUIDE = readFileSync("../docs/events.md", "utf8");
const BODY = '{"test": 2432232314}';
const SIGNATURE = "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

const place = mkdtempSync(join(tmpdir(), "events-"));
afterAll(() => rmSync(place, { recursive: true }));

function example(language: string, word: string): string {
  const blocks = GUIDE.split("```").filter((block) => block.startsWith(`${language}\n`));
  const found = blocks.find((block) => block.includes(word));
  if (!found) throw new Error(`docs/events.md has no ${language} with ${word}`);
  return found.slice(language.length + 1);
}

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

test.skipIf(!hasOpenssl)("the shell's example computes the published signature", () => {
  writeFileSync(join(place, "body.json"), BODY);

  const said = execFileSync("sh", ["-c", example("sh", "openssl")], { cwd: place });

  expect(said.toString()).toBe(SIGNATURE);
});

test("Node's example accepts the published signature beside another, and refuses changed and old ones", async () => {
  const file = join(place, "genuine.mjs");
  writeFileSync(file, example("js", "isGenuine"));
  const { isGenuine } = await import(/* @vite-ignore */ pathToFileURL(file).href);
  const headers = {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": `v1,AAAA v1,${SIGNATURE}`,
  };
  const then = 1_614_265_330_000;

  expect(isGenuine(headers, BODY, SECRET, then)).toBe(true);
  expect(isGenuine(headers, `${BODY} `, SECRET, then)).toBe(false);
  expect(isGenuine(headers, BODY, SECRET, then + 301_000)).toBe(false);
  expect(isGenuine({ ...headers, "webhook-timestamp": "soon" }, BODY, SECRET, then)).toBe(false);
});
