import type { Page } from "@playwright/test";
import { Coupons } from "./house/coupons.ts";
import { type Person, unique } from "./house/shop.ts";
import { expect, test } from "./house/test.ts";
import { TillPage } from "./house/till-page.ts";

const SCRIPT = "<script>window.ran=1</script>";
const IMAGE = '<img src=x onerror="window.ran=1">';
const ORIGIN = `"><svg onload=window.ran=1>`;

/** Somebody whose every word wants to be code; it comes in by signed webhooks and the profile call. */
async function mallory(shop: { welcomed(name: string, origin: string): Promise<Person> }): Promise<Person> {
  return shop.welcomed(`${IMAGE}${unique("")}`, ORIGIN);
}

// Had the browser taken it for markup, its content policy would have complained and failed the test as well.
async function expectOnlyText(page: Page): Promise<void> {
  expect(await page.evaluate(() => "ran" in window), "a planted script ran").toBe(false);
  await expect(page.locator("img[src='x'], svg[onload], main script")).toHaveCount(0);
}

test("names, origins and words that want to be code are text on every screen", async ({ page, shop }) => {
  const eve = await mallory(shop);
  await shop.tap(eve, "SHOW_COUPON");
  await shop.say(eve, SCRIPT);
  const { id } = await shop.customer(eve);

  await page.goto(`/customers?q=${eve.psid}`);
  await expect(page.getByRole("link", { name: eve.name })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: eve.name })).toContainText(ORIGIN);
  await expectOnlyText(page);

  await page.goto(`/customers/${id}`);
  await expect(page.getByRole("heading", { level: 1, name: eve.name })).toBeVisible();
  await expect(page.getByText(SCRIPT)).toBeVisible();
  await expect(page.getByText(ORIGIN).first()).toBeVisible();
  await expectOnlyText(page);

  await page.goto(`/?origin=${encodeURIComponent(ORIGIN)}`);
  await expect(page.getByText(ORIGIN).first()).toBeVisible();
  await page
    .getByRole("button", { name: /said “Yes!”/ })
    .first()
    .click();
  const drawer = page.getByRole("dialog", { name: /said “Yes!”/ });
  await expect(drawer.getByText(eve.name)).toBeVisible();
  await expectOnlyText(page);
});

test("a hostile name is text among the coupons, and at a till that sees names", async ({
  page,
  context,
  shop,
  jar,
}) => {
  const coupons = new Coupons(shop);
  await coupons.oneEach();
  const eve = await mallory(shop);
  await shop.tap(eve, "SHOW_COUPON");
  await shop.tap(eve, "REVEAL");
  const { code } = await coupons.of(eve);
  await coupons.oneForAll();

  await page.goto(`/coupons?code=${code}`);
  const row = page.getByRole("row").filter({ hasText: code });
  await expect(row).toContainText(eve.name);
  await row.getByRole("button", { name: code }).click();
  await expect(page.getByRole("dialog", { name: code })).toContainText(eve.name);
  await expectOnlyText(page);

  const till = await TillPage.open(
    context,
    (await coupons.till(`${IMAGE}${unique("")}`, true)).link,
    jar.url,
  );
  await till.says(code, `For ${eve.name}`);
  await expectOnlyText(till.page);
  await till.says(SCRIPT, "Unknown");
  await expectOnlyText(till.page);
});

test("a hostile name among what waits is text", async ({ page, shop }) => {
  const eve = await mallory(shop);
  await shop.customer(eve);
  await shop.messenger("down");
  await shop.tap(eve, "SHOW_COUPON");

  await page.goto("/deliveries");
  await expect(page.getByRole("link", { name: eve.name })).toBeVisible();
  await expectOnlyText(page);
});

test("a campaign's hostile name and texts are text", async ({ page, shop }) => {
  const { id, name } = await shop.campaign(`${IMAGE}${unique("")}`);
  await shop.change(id, { welcome: `${SCRIPT} {name}`, yes_label: "<b>Yes</b>" });

  await page.goto("/campaigns");
  await expect(page.getByRole("link", { name })).toBeVisible();
  await expectOnlyText(page);

  await page.goto(`/campaigns/${id}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expectOnlyText(page);

  await page.goto(`/messages?campaign=${id}`);
  await expect(page.getByText(`${SCRIPT} Ana`)).toBeVisible();
  await expect(page.getByText("<b>Yes</b>").first()).toBeVisible();
  await expectOnlyText(page);
});

test("on the demo's phone hostile names and words are text", async ({ page, shop }) => {
  const eve = await mallory(shop);
  await shop.say(eve, SCRIPT);

  await page.goto(`/demo?phone=${eve.psid}`);
  await expect(page.getByText(SCRIPT)).toBeVisible();
  await expect(page.getByRole("region", { name: `Phone of ${eve.name}` })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Whose phone" })).toContainText(ORIGIN);
  await expectOnlyText(page);
});
