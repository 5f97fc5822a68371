import { get, type IncomingMessage } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./house/test.ts";

const HTML = { accept: "text/html" };

test("a deep link survives a reload, and an unknown one leads back", async ({ page }) => {
  await page.goto("/customers?q=nobody-at-all");
  const search = page.getByRole("searchbox", { name: "Search" });
  await expect(search).toHaveValue("nobody-at-all");

  await page.reload();
  await expect(search).toHaveValue("nobody-at-all");
  await expect(page).toHaveURL("/customers?q=nobody-at-all");

  await page.goto("/nowhere/at/all");
  await page.getByRole("link", { name: "To the overview" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
});

test("the page is requested each time, its parts are kept forever", async ({ request }) => {
  const page = await request.get("/", { headers: HTML });
  expect(page.headers()["cache-control"]).toBe("no-cache");
  expect(page.headers()["content-security-policy"]).not.toContain("unsafe-inline");

  const asset = await request.get(await firstScript(request));
  expect(asset.headers()["cache-control"]).toContain("immutable");
});

test("assets come pre-compressed, by brotli where it is understood, else by gzip", async ({
  jar,
  request,
}) => {
  const script = jar.url + (await firstScript(request));
  const [plain, gzip, brotli] = await Promise.all([
    raw(script, "identity"),
    raw(script, "gzip"),
    raw(script, "gzip, deflate, br"),
  ]);

  expect(plain.encoding).toBeUndefined();
  expect(gzip.encoding).toBe("gzip");
  expect(brotli.encoding).toBe("br");
  expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
  expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
});

async function firstScript(request: APIRequestContext): Promise<string> {
  const page = await (await request.get("/", { headers: HTML })).text();
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1];
  if (!script) throw new Error(`no script in ${page}`);
  return script;
}

/** As it goes over the wire; Playwright's client unpacks. */
async function raw(url: string, accepts: string): Promise<{ encoding: string | undefined; body: Buffer }> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers: { "accept-encoding": accepts } }, resolve).once("error", reject);
  });
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part);
  return { encoding: answer.headers["content-encoding"], body: Buffer.concat(parts) };
}
