import type { Page } from "@playwright/test";
import { expect, test } from "./house/test.ts";

const SHOP = "Asia/Kolkata";

test.use({ shopZone: SHOP, timezoneId: "America/Los_Angeles", locale: "de-DE" });

const onShopsClock = (at: Date, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("de-DE", { timeZone: SHOP, ...options }).format(at);

const shopsDay = (at: Date) => new Intl.DateTimeFormat("sv-SE", { timeZone: SHOP }).format(at);

const shopsHour = (at: Date) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: SHOP, hour: "2-digit", hourCycle: "h23" }).format(at);

async function showTable(page: Page): Promise<void> {
  await page.getByText("30 days", { exact: true }).click();
  await page.getByRole("region", { name: "People over time" }).getByText("As a table").click();
}

test("an owner abroad sees the shop's days and times, and whose they are", async ({ page, shop }) => {
  const hour = shopsHour(new Date());
  const ana = await shop.welcomed(undefined, "poster");
  const next = shopsHour(new Date());
  await page.goto("/");
  await expect(page.getByText(`Time zone: ${SHOP}.`)).toBeVisible();
  await showTable(page);
  const times = page.getByRole("table", { name: "People over time" });
  await expect(times).toContainText(new RegExp(`(${hour}|${next}):00–`));

  const asked = page.waitForRequest(/\/api\/v1\/origins\?/);
  await page.goto("/origins?days=1");
  expect(new URL((await asked).url()).searchParams.get("from")).toBe(shopsDay(new Date()));
  await expect(page.getByText(`Time zone: ${SHOP}.`)).toBeVisible();
  await expect(page.getByRole("row", { name: "poster" })).toBeVisible();

  const { id } = await shop.customer(ana);
  await page.goto(`/customers/${id}`);
  const time = page.getByRole("region", { name: "Timeline" }).locator("time").first();
  const at = new Date((await time.getAttribute("datetime")) ?? "");
  await expect(time).toHaveText(onShopsClock(at, { hour: "2-digit", minute: "2-digit" }));
  await expect(time).toHaveAttribute("title", new RegExp(`\\(${SHOP}\\)$`));

  await page.goto("/settings");
  await expect(page.getByRole("definition").filter({ hasText: "TIME_ZONE" })).toContainText(SHOP);
});
