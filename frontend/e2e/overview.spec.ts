import type { Page } from "@playwright/test";
import { expect, test } from "./house/test.ts";

/** The bar of people who said yes. */
const yesBar = (page: Page) =>
  page
    .getByRole("listitem")
    .filter({ hasText: /said “Yes!”/ })
    .first();

test("two browsers see the same live figures without a reload", async ({
  page,
  browser,
  jar,
  owner,
  shop,
  faults,
}) => {
  const ana = await shop.welcomed();
  const other = await browser.newContext({ baseURL: jar.url, storageState: owner });
  faults.watch(other);
  const pages = [page, await other.newPage()];
  for (const each of pages) {
    await each.goto("/");
    await expect(yesBar(each)).toBeVisible();
  }
  const before = await shop.people("accepted");

  await shop.tap(ana, "SHOW_COUPON");

  await expect.poll(() => shop.people("accepted")).toBeGreaterThan(before);
  const accepted = await shop.people("accepted");
  for (const each of pages) await expect(yesBar(each)).toContainText(new RegExp(`^\\s*${accepted}\\s`));
  await other.close();
});

test("each bar opens the people behind it, to be taken away as a table", async ({ page, shop }) => {
  const ana = await shop.welcomed();
  await shop.tap(ana, "SHOW_COUPON");
  await page.goto("/");

  await page
    .getByRole("button", { name: /said “Yes!”/ })
    .first()
    .click();
  const drawer = page.getByRole("dialog", { name: /said “Yes!”/ });
  await expect(drawer.getByRole("link", { name: ana.name })).toBeVisible();
  const href = await drawer.getByRole("link", { name: "Download" }).getAttribute("href");
  const table = await page.request.get(href ?? "");
  expect(table.headers()["content-type"]).toContain("text/csv");
  expect(await table.text()).toContain(ana.name);

  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
});
