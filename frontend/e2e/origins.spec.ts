import { expect, test } from "./house/test.ts";

test("a coupon redeemed at the till counts where its customer came from", async ({ page, shop }) => {
  const origin = `till-${Date.now()}`;
  const ana = await shop.welcomed(undefined, origin);
  await shop.tap(ana, "SHOW_COUPON");
  const { id } = await shop.customer(ana);

  await page.goto(`/customers/${id}`);
  await page.getByRole("button", { name: "Mark as redeemed: Welcome" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Mark as redeemed" }).click();
  await expect(page.getByRole("button", { name: "Mark as redeemed: Welcome" })).toHaveCount(0);
  await expect(page.getByText("Redeemed it")).toBeVisible();

  await page.goto("/origins?days=1");
  const row = page.getByRole("row", { name: origin });
  const figures = [origin, "1", "1 100%", "1 100%", "1 100%", "0", "– 1 coupon", "–", "See funnel"];
  await expect(row.getByRole("cell")).toHaveText(figures);

  await row.getByRole("link", { name: "See funnel" }).click();
  await expect(page.getByRole("button", { name: new RegExp(`Only from ${origin}`) })).toBeVisible();
  await page.goBack();
  await page.getByRole("link", { name: origin }).click();
  await expect(page.getByRole("link", { name: ana.name })).toBeVisible();
});

test("who came by themselves can be looked at alone", async ({ page, shop }) => {
  const ana = await shop.welcomed();
  const ben = await shop.welcomed(undefined, "poster-of-ben");
  await page.goto("/customers");
  await expect(page.getByRole("link", { name: ben.name })).toBeVisible();

  await page.getByLabel("Came from").selectOption({ label: "Found you directly" });

  await expect(page).toHaveURL(/[?&]origin=$/);
  await expect(page.getByRole("link", { name: ben.name })).toHaveCount(0);
  await expect(page.getByRole("link", { name: ana.name })).toBeVisible();

  await page.goto("/?origin=");
  await expect(page.getByRole("button", { name: /Only people who found you directly/ })).toBeVisible();
});
