import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { Coupons } from "./house/coupons.ts";
import { expect, SIGNED_OUT, test } from "./house/test.ts";
import { TillPage } from "./house/till-page.ts";

const WIDTHS = [1280, 390];
const SCHEMES = ["light", "dark"] as const;

const SCREENS = [
  { path: "/", heading: "Overview" },
  { path: "/campaigns", heading: "Campaigns" },
  { path: "/campaigns/welcome", heading: /./ },
  { path: "/compare", heading: "Compare" },
  { path: "/messages", heading: "Messages" },
  { path: "/customers", heading: "Customers" },
  { path: "/segments", heading: "Segments" },
  { path: "/messages/stories", heading: "Sign-up and help" },
  { path: "/leads", heading: "Leads" },
  { path: "/leads/welcome-mail", heading: "Welcome e-mail" },
  { path: "/requests?state=all", heading: "Requests" },
  { path: "/not-understood", heading: "Not understood" },
  { path: "/topics", heading: "Topics & channels" },
  { path: "/coupons", heading: "Coupons" },
  { path: "/origins", heading: "Sources" },
  { path: "/origins?days=1", heading: "Sources" },
  { path: "/deliveries", heading: "Deliveries" },
  { path: "/settings", heading: "Settings" },
  { path: "/settings?section=links", heading: "Settings" },
  { path: "/settings?section=tills", heading: "Settings" },
  { path: "/settings?section=letter", heading: "Settings" },
  { path: "/settings?section=token", heading: "Settings" },
  { path: "/settings?section=password", heading: "Settings" },
  { path: "/demo", heading: "Demo" },
];

// A fading colour cannot be judged.
test.use({ contextOptions: { reducedMotion: "reduce" } });

test.describe("axe finds nothing to fix", () => {
  for (const { path, heading } of SCREENS) {
    test(`on ${path}`, async ({ page, busyShop: _ }) => {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
      await scan(page);
    });
  }

  test("on a coupon's history, its reasons and an import", async ({ page, busyShop }) => {
    const coupons = new Coupons(busyShop);
    const [code = ""] = await coupons.given(1);
    await coupons.oneForAll();
    await busyShop.post("/api/v1/redemptions", { code, amount: "20.00", key: crypto.randomUUID() });
    await page.goto(`/coupons?code=${code}`);
    await page.getByRole("button", { name: code }).click();
    await expect(page.getByRole("region", { name: "History" })).toContainText("Redeemed");
    await scan(page);
    await page.getByRole("button", { name: "Make it void" }).click();
    await expect(page.getByLabel("Why?")).toBeVisible();
    await scan(page);
    const { id } = await busyShop.campaign("Own list");
    await busyShop.put(`/api/v1/campaigns/${id}/coupon`, { kind: "imported" });
    await page.goto("/coupons");
    await page.getByRole("button", { name: "Import codes" }).click();
    await expect(page.getByLabel("File", { exact: true })).toBeVisible();
    await scan(page);
  });

  test("on a segment that is put together, and on its people", async ({ page, busyShop }) => {
    const name = `Everybody of ${Date.now()}`;
    const where = { not: { origin: "nowhere" } };
    await busyShop.post("/api/v1/segments", { name, where });
    await page.goto("/segments");
    await page.getByRole("button", { name: "New segment" }).click();
    for (const kind of ["in the campaign", "first came", "bought with coupons for at least"]) {
      await page.getByRole("button", { name: "Add a condition" }).click();
      await page
        .getByRole("combobox", { name: /^Condition \d+$/ })
        .last()
        .selectOption({ label: kind });
    }
    await scan(page);
    const item = page.getByRole("listitem", { name });
    await item.getByRole("button", { name: "See people" }).click();
    await expect(page.getByRole("dialog", { name })).toBeVisible();
    await scan(page);
    await page.keyboard.press("Escape");
    await item.getByRole("button", { name: "Write to these people" }).click();
    await expect(page.getByRole("dialog", { name: "Write to these people" })).toBeVisible();
    await scan(page);
  });

  test("on a campaign's coupon", async ({ page, busyShop: _ }) => {
    await page.goto("/campaigns/welcome");
    await page.getByRole("button", { name: "Change", exact: true }).click();
    await expect(page.getByRole("dialog", { name: "Coupon" })).toBeVisible();
    await scan(page);
  });

  test("on a customer's own page", async ({ page, busyShop }) => {
    const ana = await busyShop.welcomed();
    await busyShop.tap(ana, "SHOW_COUPON");
    const { id } = await busyShop.customer(ana);
    await page.goto(`/customers/${id}`);
    await expect(page.getByRole("heading", { level: 1, name: ana.name })).toBeVisible();
    await scan(page);
  });
});

test.describe("axe finds nothing to fix at the till", () => {
  test.use({ storageState: SIGNED_OUT });

  test("at its door, while it waits, and with every answer", async ({ page, context, shop, jar, faults }) => {
    faults.allow(/status of 401/);
    const coupons = new Coupons(shop);
    const [code = "", second = ""] = await coupons.given(2);
    await coupons.oneForAll();
    await page.goto("/till");
    await expect(page.getByLabel("PIN")).toBeVisible();
    await scan(page);
    const till = await TillPage.open(context, (await coupons.till()).link, jar.url);
    await scan(till.page);
    await till.says("NOSUCHCODE1", "Unknown");
    await scan(till.page);
    await till.says(code, "Valid");
    await scan(till.page);
    await till.redeem();
    await expect(till.answer).toContainText("Redeemed");
    await scan(till.page);
    await till.says(code, "Already used");
    await scan(till.page);
    faults.allow(/ERR_FAILED/);
    await till.page.route("**/api/v1/till/look", (route) => route.abort());
    await till.says(second, "No connection");
    await scan(till.page);
  });
});

test.describe("axe finds nothing to fix before one is signed in", () => {
  test.use({ storageState: SIGNED_OUT });

  test("on the sign-in page", async ({ page, faults }) => {
    faults.allow(/status of 401/);
    await page.goto("/");
    await expect(page.getByLabel("Password")).toBeVisible();
    await scan(page);
  });
});

async function scan(page: Page): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 844 });
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      await expect(page.getByText("Loading …")).toHaveCount(0);
      // The scan after a change of colours may meet them halfway; what is really wrong stays wrong.
      await expect(async () => {
        expect(await mistakes(page), `${width} px wide, ${colorScheme}`).toEqual([]);
      }).toPass({ intervals: [200, 1_000], timeout: 15_000 });
    }
  }
}

async function mistakes(page: Page) {
  // Not in a page of its own: that one would be none of ours.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map((node) => node.html) }));
}
