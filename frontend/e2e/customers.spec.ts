import { expect, test } from "./house/test.ts";

test("a customer is found, watched tap by tap, and erased, while the figures stay", async ({
  page,
  shop,
}) => {
  const ana = await shop.welcomed(undefined, "counter-poster");
  await page.goto("/customers");
  await page.getByRole("searchbox", { name: "Search" }).fill(ana.name);
  const row = page.getByRole("row").filter({ hasText: ana.name });
  await expect(row).toContainText("counter-poster");
  await row.getByRole("link", { name: ana.name }).click();

  await expect(page.getByRole("heading", { level: 1, name: ana.name })).toBeVisible();
  const timeline = page.getByRole("main");
  await expect(timeline.getByText("Opened the chat from counter-poster")).toBeVisible();
  await shop.tap(ana, "SHOW_COUPON");
  await expect(timeline.getByText("Tapped", { exact: true })).toBeVisible();
  await shop.say(ana, "Are you open on Sunday?");
  await expect(timeline.getByText("Are you open on Sunday?")).toBeVisible();

  const before = { sent: await shop.people("sent"), accepted: await shop.people("accepted") };
  await page.getByRole("button", { name: "Erase", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: /^Erase/ });
  await expect(dialog).toContainText("The figures stay");
  await dialog.getByRole("button", { name: "Erase for good" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "Customers" })).toBeVisible();
  await page.getByRole("searchbox", { name: "Search" }).fill(ana.name);
  await expect(page.getByText("Nobody like that")).toBeVisible();
  expect(await shop.people("sent")).toBeGreaterThanOrEqual(before.sent);
  expect(await shop.people("accepted")).toBeGreaterThanOrEqual(before.accepted);
});
