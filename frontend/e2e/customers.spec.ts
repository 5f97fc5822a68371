import { expect, test } from "./house/test.ts";

test("a customer is found, watched tap by tap, and deleted, while the figures stay", async ({
  page,
  shop,
}) => {
  const ana = await shop.welcomed(undefined, "counter-poster");
  await page.goto("/customers");
  await page.getByRole("searchbox", { name: "Search" }).fill(ana.name);
  const row = page.getByRole("row").filter({ hasText: ana.name });
  await expect(row).toContainText("counter-poster");
  await expect(row).toContainText(/ago|just now/);
  await row.getByRole("link", { name: ana.name }).click();

  await expect(page.getByRole("heading", { level: 1, name: ana.name })).toBeVisible();
  const timeline = page.getByRole("main");
  await expect(timeline.getByText("Opened the chat from counter-poster")).toBeVisible();
  await shop.tap(ana, "SHOW_COUPON");
  await expect(timeline.getByText("Tapped", { exact: true })).toBeVisible();
  await shop.say(ana, "Are you open on Sunday?");
  await expect(timeline.getByText("Are you open on Sunday?")).toBeVisible();

  const before = { sent: await shop.people("sent"), accepted: await shop.people("accepted") };
  await page.getByRole("button", { name: "Delete customer", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: /^Delete/ });
  await expect(dialog).toContainText("Kept: your figures");
  await dialog.getByRole("button", { name: "Delete customer" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "Customers" })).toBeVisible();
  await page.getByRole("searchbox", { name: "Search" }).fill(ana.name);
  await expect(page.getByText("No matches")).toBeVisible();
  expect(await shop.people("sent")).toBeGreaterThanOrEqual(before.sent);
  expect(await shop.people("accepted")).toBeGreaterThanOrEqual(before.accepted);
});

test("customers are found by the step they have come to, and say how many there are", async ({
  page,
  shop,
}) => {
  const ana = await shop.welcomed();
  const ben = await shop.welcomed();
  await shop.tap(ana, "SHOW_COUPON");
  await page.goto("/customers");
  await expect(page.getByRole("status").filter({ hasText: /customers?$/ })).toBeVisible();
  await page.getByLabel("Step").selectOption("coupon.declined");
  await expect(page.getByRole("link", { name: ana.name })).toHaveCount(0);

  await shop.tap(ben, "NO_THANKS");
  await page.reload();

  await expect(page).toHaveURL(/step=coupon\.declined/);
  await expect(page.getByRole("link", { name: ben.name })).toBeVisible();
  await expect(page.getByRole("link", { name: ana.name })).toHaveCount(0);
});
