import { expect, test } from "./house/test.ts";

test("people are put together in a sentence, counted, saved, seen, and written to", async ({
  page,
  busyShop: shop,
  faults,
}) => {
  faults.allow(/status of 409/);
  const origin = `segment-${Date.now().toString(36)}`;
  const ana = await shop.welcomed(undefined, origin);
  await shop.welcomed(undefined, origin);
  await shop.tap(ana, "SHOW_COUPON");
  await shop.tap(ana, "REVEAL");

  await page.goto("/customers");
  await page.getByRole("link", { name: "Segments" }).click();
  await page.getByRole("button", { name: "New segment" }).click();
  await page.getByLabel("Source of condition 1").selectOption(origin);
  await expect(page.getByRole("status").filter({ hasText: "2 people" })).toBeVisible();

  await page.getByRole("button", { name: "Add a condition" }).click();
  await page.getByLabel("Condition 2", { exact: true }).selectOption({ label: "in the campaign" });
  await page.getByLabel("Campaign of condition 2").selectOption("welcome");
  await page.getByLabel("Reached of condition 2", { exact: true }).selectOption("revealed");
  await page.getByLabel("Not reached of condition 2").selectOption("redeemed");
  await expect(page.getByRole("status").filter({ hasText: "1 person" })).toBeVisible();

  const name = `Not used ${origin}`;
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Save" }).click();
  const item = page.getByRole("listitem", { name });
  await expect(item).toContainText(
    `Customers who came from ${origin}, and revealed the code in Welcome but did not redeem it yet`,
  );
  await expect(item).toContainText("1 person");

  await item.getByRole("button", { name: "See people" }).click();
  const drawer = page.getByRole("dialog", { name });
  await expect(drawer.getByRole("link", { name: ana.name })).toBeVisible();
  await expect(drawer.getByRole("link", { name: "Download" })).toHaveAttribute("href", /people\.csv/);
  await page.keyboard.press("Escape");

  await item.getByRole("button", { name: "Write to these people" }).click();
  await page.getByRole("button", { name: "Create and edit messages" }).click();
  await expect(page).toHaveURL(/\/messages\?campaign=c\d+/);
  const campaign = new URL(page.url()).searchParams.get("campaign") ?? "";
  await page.goto(`/campaigns/${campaign}`);
  await expect(page.getByLabel("Send it to")).toHaveValue(/\d+/);
  await expect(page.getByText("1 person can be reached")).toBeVisible();

  await page.goto("/segments");
  await item.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("dialog")).toContainText("is for these people; choose others there first");
});

test("the people behind a bar can be written to", async ({ page, busyShop: shop }) => {
  const ana = await shop.welcomed();
  await shop.tap(ana, "SHOW_COUPON");
  await page.goto("/");
  await page
    .getByRole("button", { name: /said “Yes!”/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Write to these people" }).click();
  await page.getByLabel("Name of the campaign").fill(`For ${ana.name}`);
  await page.getByRole("button", { name: "Create and edit messages" }).click();
  await expect(page).toHaveURL(/\/messages\?campaign=c\d+/);
  const campaign = new URL(page.url()).searchParams.get("campaign") ?? "";

  await page.goto(`/campaigns/${campaign}`);
  await expect(page.getByLabel("Send it to")).not.toHaveValue("");
});
