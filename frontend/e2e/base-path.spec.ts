import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { type Jar, PASSWORD, startJar } from "./house/jar.ts";
import { expect, test } from "./house/test.ts";

const BASE = "/bot";

test.use({ storageState: { cookies: [], origins: [] } });

for (const strips of [true, false]) {
  test(`the dashboard works below a path, behind a proxy that ${strips ? "takes" : "leaves"} it`, async ({
    page,
    faults,
  }) => {
    test.setTimeout(240_000);
    const jarPort = await freePort();
    const proxy = await startProxy(jarPort, strips);
    const base = `http://localhost:${portOf(proxy)}${BASE}`;
    faults.allow(
      new RegExp(`^request to ${base}(/|$)`),
      /console: .*401 \(Unauthorized\).*\/api\/v1\/(session|till)/,
    );
    const jar = await startJar({ PUBLIC_URL: base, PORT: String(jarPort) });
    try {
      await walk(page, base, jar);
      // Otherwise the open page complains that its connection is gone.
      await page.goto("about:blank");
    } finally {
      await jar.stop();
      proxy.closeAllConnections();
      proxy.close();
    }
  });
}

async function walk(page: Page, base: string, jar: Jar): Promise<void> {
  const missed: string[] = [];
  page.on("response", (response) => {
    if (response.status() >= 400 && response.status() !== 401) missed.push(response.url());
  });
  page.on("request", (asked) => {
    if (!asked.url().startsWith(`${base}/`) && asked.url() !== base) missed.push(asked.url());
  });
  expect(jar.signInLink.startsWith(`${base}/#sign-in=`)).toBe(true);

  await page.goto(`${base}/settings?section=links`);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("Where will people see it?").fill("window");
  await page.getByRole("button", { name: "Create link" }).click();
  const code = page.getByRole("img", { name: /^QR code that opens/ });
  await expect.poll(() => code.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await page.keyboard.press("Escape");

  await page.getByRole("link", { name: "Customers" }).first().click();
  await expect(page).toHaveURL(`${base}/customers`);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Customers" })).toBeVisible();

  await page.goto(`${base}/messages`);
  await page.getByRole("navigation", { name: "Steps of the story" }).getByText("Coupon").click();
  const picture = page.locator("img[src*='/images/']").first();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);

  await page.getByRole("navigation", { name: "Steps of the story" }).getByText("Own code").click();
  const sample = page.locator("img[src*='/c/sample.png']").first();
  await expect
    .poll(() => sample.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  await page.goto(`${base}/c/sample`);
  await expect(page.getByText("7K3M-9QXB-2FK").first()).toBeVisible();

  await page.goto(`${base}/docs/api`);
  await expect(page.getByText(`${base}/api/v1`, { exact: true }).first()).toBeVisible();
  await page.goto(base);
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  await page.goto(`${base}/till`);
  await expect(page.getByLabel("PIN")).toBeVisible();
  expect((await page.context().cookies()).map(({ path }) => path)).toEqual([BASE, BASE]);
  expect(missed).toEqual([]);
}

/** As small as a reverse proxy can be: everything below the path goes to the jar, and nothing else is there. */
async function startProxy(jarPort: number, strips: boolean): Promise<Server> {
  const proxy = createServer((asked, answer) => {
    const url = asked.url ?? "/";
    if (!/^\/bot([/?]|$)/.test(url)) {
      answer.writeHead(404).end();
      return;
    }
    const path = strips ? url.slice(BASE.length).replace(/^(?!\/)/, "/") : url;
    const { method, headers } = asked;
    const onward = request({ host: "127.0.0.1", port: jarPort, method, path, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    });
    onward.on("error", () => answer.destroy());
    answer.on("close", () => onward.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((listening) => proxy.listen(0, "127.0.0.1", listening));
  return proxy;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const port = portOf(server);
  await new Promise((closed) => server.close(closed));
  return port;
}

function portOf(server: Server): number {
  // A server that listens on a port has such an address.
  return (server.address() as AddressInfo).port;
}
