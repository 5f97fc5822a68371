import type { BrowserContext } from "@playwright/test";
import {
  bubble,
  expect,
  field,
  greeted,
  log,
  mistakes,
  open,
  panel,
  press,
  say,
  test,
} from "./house/chat-test.ts";

test.describe("in any page", () => {
  test("a script that is included several times draws one bubble", async ({ page, shop }) => {
    await page.goto(`${shop.url}/?tags=3`);
    await expect(bubble(page)).toBeVisible();
    await page.waitForLoadState("networkidle");

    await expect(page.locator("#promobot-chat")).toHaveCount(1);
    await expect(bubble(page)).toHaveCount(1);
  });

  test("a policy with nonces and strict-dynamic is enough", async ({ page, shop }) => {
    await greeted(page, `${shop.url}/?nonce=1`);
  });

  test("a page that replaces its body keeps one bubble and the open chat", async ({ page, shop }) => {
    await greeted(page, `${shop.url}/?at=body`);
    await field(page).fill("Half a sen");
    await page.evaluate(() => document.getElementById("navigate")?.click());

    await expect(page.getByRole("heading", { name: "Another page" })).toBeVisible();
    await expect(page.locator("#promobot-chat")).toHaveCount(1);
    await expect(field(page)).toBeFocused();
    await field(page).pressSequentially("tence");
    await field(page).press("Enter");
    await expect(log(page)).toContainText("You said: Half a sentence");
  });

  test("destroy leaves nothing behind", async ({ page, chat, shop }) => {
    await greeted(page, shop.url);
    await expect.poll(() => chat.openStreams()).toBe(1);

    await page.evaluate(() => window.promobot?.destroy());

    await expect(page.locator("#promobot-chat")).toHaveCount(0);
    expect(await page.evaluate(() => "promobot" in window)).toBe(false);
    await expect.poll(() => chat.openStreams()).toBe(0);
    await page.evaluate(() => document.getElementById("navigate")?.click());
    await expect(page.locator("#promobot-chat")).toHaveCount(0);
    await page.reload();
    await expect(log(page)).toContainText("A present");
  });

  test("the page can open, close and listen", async ({ page, chat, shop }) => {
    await page.goto(shop.url);
    await expect(bubble(page)).toBeVisible();
    await page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      for (const what of ["open", "close", "message", "unread"] as const) {
        window.promobot?.on(what, (news) => heard.push([what, news]));
      }
      window.promobot?.open();
    });
    await press(page, "Start chat");
    await expect(log(page)).toContainText("A present");
    await page.evaluate(() => window.promobot?.close());
    await expect(panel(page)).toBeHidden();
    const id = chat.push({ from: "shop", kind: "text", text: "News" });

    const heard = () => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);
    await expect.poll(heard).toContainEqual(["unread", 1]);
    expect(await heard()).toEqual(
      expect.arrayContaining([
        ["open", undefined],
        ["close", undefined],
        ["message", { id, text: "News" }],
      ]),
    );
  });

  test("data-open opens it in the language of data-lang until it is closed", async ({ page, shop }) => {
    await page.goto(`${shop.url}/?options=${encodeURIComponent('data-open data-lang="de"')}`);
    await expect(panel(page).getByRole("button", { name: "Chat starten" })).toBeVisible();
    await press(page, "Chat schließen");
    await page.reload();
    await expect(bubble(page)).toHaveAccessibleName("Chat öffnen");
    await expect(panel(page)).toHaveCount(0);
  });

  test("works when the browser blocks storage and locks", async ({ page, chat, shop }) => {
    await page.addInitScript(() => {
      for (const name of ["localStorage", "sessionStorage"]) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException("denied", "SecurityError");
          },
        });
      }
      // Browsers that block storage block these as well.
      navigator.locks.request = () => Promise.reject(new DOMException("denied", "SecurityError"));
    });
    await greeted(page, shop.url);
    await say(page, "Nobody remembers me");

    await expect(log(page)).toContainText("You said: Nobody remembers me");
    expect(chat.talkers.size).toBe(1);
    await press(page, "Close chat");
    await expect(panel(page)).toBeHidden();
  });

  test("typing does not trigger the page's shortcuts", async ({ page, shop }) => {
    await open(page, shop.url);
    await field(page).pressSequentially("s/k");

    await expect(field(page)).toHaveValue("s/k");
    expect(
      await page.evaluate(() => (window as unknown as { shortcuts?: string }).shortcuts),
    ).toBeUndefined();
  });

  test("the owner's switch, corner and empty texts are respected", async ({ page, chat, shop }) => {
    Object.assign(chat.settings, { corner: "left", color: "#ffee00", teaser: null, consent: null });
    await page.goto(shop.url);
    await bubble(page).click();
    expect((await bubble(page).boundingBox())?.x).toBeLessThan(100);
    expect((await panel(page).boundingBox())?.x).toBeLessThan(100);
    expect(await mistakes(page)).toEqual([]);

    Object.assign(chat.settings, { on: false });
    const settings = page.waitForResponse(/chat\/settings/);
    await page.reload();
    await settings;
    await page.waitForLoadState("networkidle");
    await expect(page.locator("#promobot-chat")).toHaveCount(0);
  });

  test("an unlisted site gets no bubble, and the console says why", async ({ page, shop, faults }) => {
    faults.push(/status of 403/, /promobot chat: add http:\/\/shop/);
    await page.route("**/api/v1/chat/settings", (route) =>
      route.fulfill({
        status: 403,
        headers: { "access-control-allow-origin": "*" },
        json: { title: "Forbidden", detail: "add http://shop to the sites" },
      }),
    );
    const said = page.waitForEvent("console", (message) => message.text().includes("promobot chat: add"));
    await page.goto(shop.url);
    await said;

    await expect(page.locator("#promobot-chat")).toHaveCount(0);
  });

  test("a server update does not break the bubble of an open page", async ({ page, shop, faults }) => {
    faults.push(/status of 404/, /Failed to load/);
    await page.route("**/assets/chat-panel-*.js", (route) => route.fulfill({ status: 404 }));
    await page.goto(shop.url);
    await bubble(page).click();

    await expect(panel(page)).toBeVisible();
  });
});

test.describe("loading the page", () => {
  test("nothing shifts and nothing blocks", async ({ context, chat, shop }) => {
    const cost = await load(context, shop.url);

    expect(cost.shift).toBe(0);
    // All its work together stays below what a single task may take. Processor time, so a busy machine does not matter.
    expect(cost.busyMs).toBeLessThan(50);
    expect(chat.asked.some((call) => call.includes("visitors"))).toBe(false);
  });
});

async function load(context: BrowserContext, address: string): Promise<{ shift: number; busyMs: number }> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const cost = { shift: 0 };
    Object.assign(window, { cost });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) cost.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  const tools = await context.newCDPSession(page);
  await tools.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(address);
  await expect(page.locator("#promobot-chat .teaser")).toBeVisible();
  await page.waitForLoadState("networkidle");
  const { metrics } = await tools.send("Performance.getMetrics");
  const spent = ["ScriptDuration", "RecalcStyleDuration", "LayoutDuration", "V8CompileDuration"];
  const seconds = metrics
    .filter(({ name }) => spent.includes(name))
    .reduce((sum, { value }) => sum + value, 0);
  const { shift } = await page.evaluate(() => (window as unknown as { cost: { shift: number } }).cost);
  await page.close();
  return { shift, busyMs: seconds * 1000 };
}
