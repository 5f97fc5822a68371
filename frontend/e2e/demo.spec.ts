import type { Page } from "@playwright/test";
import { Coupons } from "./house/coupons.ts";
import { saved } from "./house/saved.ts";
import type { Person, Shop } from "./house/shop.ts";
import { expect, test } from "./house/test.ts";

const phoneOf = (page: Page, { name }: Person) => page.getByRole("region", { name: `Phone of ${name}` });
const bar = (page: Page, words: string) => page.getByRole("listitem").filter({ hasText: words }).first();
/** How a bar begins: with its people. */
const people = (number: number) => new RegExp(`^\\s*${number}\\s`);

/** The figures once they have stood still: what was done before may have to be counted yet. */
async function settledStats(shop: Shop) {
  let before = await shop.stats();
  const still = async () => {
    const last = before;
    before = await shop.stats();
    return JSON.stringify(last) === JSON.stringify(before);
  };
  await expect.poll(still, { message: "the figures stand still", intervals: [300] }).toBe(true);
  return before;
}

test("a tap on the phone moves the bar, and a second one counts the same person once", async ({
  page,
  shop,
}) => {
  const ana = await shop.welcomed();
  const { people: counted, taps } = await settledStats(shop);
  const before = (stage: string) => counted[stage] ?? 0;
  const tapped = (button: string) => taps[button] ?? 0;
  await page.goto(`/demo?phone=${ana.psid}`);
  const phone = phoneOf(page, ana);
  const yes = bar(page, "said “Yes!”");
  const revealed = bar(page, "revealed the code");

  await phone.getByRole("button", { name: /^Yes/ }).click();
  await expect(yes).toContainText(people(before("accepted") + 1));

  const reveal = phone.getByRole("button", { name: /^Reveal/ });
  await reveal.click();
  await expect(revealed).toContainText(people(before("revealed") + 1));
  const { copy } = await shop.get<{ copy: { code: string } }>("/api/v1/campaigns/welcome");
  await expect(phone.getByText(copy.code).first()).toBeVisible();

  await reveal.first().click();
  await expect(revealed).toContainText(`${tapped("REVEAL") + 2} taps`);
  await expect(revealed).toContainText(people(before("revealed") + 1));
  await phone.getByRole("button", { name: /^Yes/ }).first().click();
  await expect(yes).toContainText(`${tapped("SHOW_COUPON") + 2} taps`);
  await expect(yes).toContainText(people(before("accepted") + 1));
});

test("while Messenger is down everything waits, and once it is fixed it arrives once", async ({
  page,
  shop,
}) => {
  const ana = await shop.welcomed();
  await page.goto(`/demo?phone=${ana.psid}`);
  const phone = phoneOf(page, ana);
  await expect(phone.getByRole("button", { name: /^Yes/ })).toBeVisible();
  const mode = (name: string) => page.getByRole("radio", { name, exact: true });

  await saved(page, () => page.getByText("Down", { exact: true }).click());
  await expect(mode("Down")).toBeChecked();
  await phone.getByRole("button", { name: /^Yes/ }).click();
  await expect(page.getByText(/ waits?\. Messenger is down\. Nothing is lost\./)).toBeVisible();
  // Enough failures in a row for the breaker.
  await shop.arrive({ customers: 8, yes: 0.5 });
  await expect(page.getByText(/^Holding back/)).toBeVisible();
  await expect(phone.getByRole("button", { name: /^Reveal/ })).toHaveCount(0);

  await page.getByText("Working", { exact: true }).click();
  await expect(mode("Working")).toBeChecked();
  await expect(phone.getByRole("button", { name: /^Reveal/ })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("All messages sent.")).toBeVisible({ timeout: 60_000 });
  await expect(phone.getByRole("button", { name: /^Reveal/ })).toHaveCount(1);
  const ledger = await shop.get<{ duplicate_metadata: number }>("/simulator/ledger");
  expect(ledger.duplicate_metadata, "messages that went out twice").toBe(0);
});

test("a new customer's phone is taken, and the first message comes by Get Started", async ({ page }) => {
  await page.goto("/demo");
  await page.getByRole("button", { name: "New", exact: true }).click();
  const form = page.getByRole("dialog", { name: "New customer" });
  await form.getByLabel("Name").fill("Zoë Öberg");
  await form.getByRole("button", { name: "Open their phone" }).click();

  const phone = page.getByRole("region", { name: "Phone of Zoë Öberg" });
  await phone.getByRole("button", { name: "Get Started" }).click();
  await expect(phone.getByText(/Zoë/).first()).toBeVisible();
  await expect(phone.getByRole("button", { name: /^Yes/ })).toBeVisible();
});

test("the demo starts over with nobody in it, and goes on working", async ({ page, shop, faults }) => {
  // The page is left while its streams are open.
  faults.allow(/ERR_INCOMPLETE_CHUNKED_ENCODING/);
  await shop.welcomed();
  await page.goto("/demo");
  await page.getByRole("button", { name: "Start over" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Start over" }).click();

  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect.poll(() => shop.people("sent")).toBe(0);
  await expect(page.getByText("Get Started", { exact: true })).toBeVisible();
  await shop.welcomed();
  await expect.poll(() => shop.people("sent")).toBe(1);
});

test("a code revealed on the phone is scanned at the till: bar and money move, and a second scan says used", async ({
  page,
  shop,
  faults,
}) => {
  // The second scan is refused, as it should be.
  faults.allow(/status of 409/);
  const coupons = new Coupons(shop);
  await coupons.oneForAll();
  const ana = await shop.welcomed();
  const redeemed = (await settledStats(shop)).people.redeemed ?? 0;
  await page.goto(`/demo?phone=${ana.psid}`);
  const till = page.getByRole("region", { name: "Till" });
  const sales = till.getByRole("definition").nth(1);
  await expect(sales).toContainText(/€|–/);
  const before = await sales.textContent();
  await till.getByRole("button", { name: "Give everyone their own" }).click();
  await till.getByRole("dialog").getByRole("button", { name: "Give everyone their own" }).click();
  await expect(till.getByText("Nothing scanned yet")).toBeVisible();
  const phone = phoneOf(page, ana);
  await phone.getByRole("button", { name: /^Yes/ }).click();
  await phone.getByRole("button", { name: /^Reveal/ }).click();

  await expect(till.getByPlaceholder("Press Scan for the code on the phone")).toBeVisible();
  await till.getByRole("button", { name: "Scan" }).click();
  await expect(till.getByRole("status")).toContainText("Redeemed");
  await expect(till.getByRole("status")).toContainText("off a sale of €");
  await expect(bar(page, "redeemed it")).toContainText(people(redeemed + 1));
  await expect(sales).not.toHaveText(before ?? "");

  await till.getByRole("button", { name: "Scan" }).click();
  await expect(till.getByRole("status")).toContainText("Already used");
  expect((await coupons.of(ana)).uses).toBe(1);
  await coupons.oneForAll();
});
