import { unique } from "./house/shop.ts";
import { expect, test } from "./house/test.ts";

test("two campaigns are chosen, compared by a goal and by source, and taken away as a table", async ({
  page,
  shop,
}) => {
  await shop.crowd({ customers: 30, yes: 0.8, reveal: 0.8 });
  const { id } = await shop.campaign(unique("Side by side"));
  const ana = await shop.welcomed(undefined, `compare-${Date.now()}`);
  await shop.tap(ana, "SHOW_COUPON");
  await page.goto("/campaigns");
  await page.getByRole("link", { name: "Compare" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Compare" })).toBeVisible();

  await page.getByRole("button", { name: "Choose campaigns" }).click();
  const dialog = page.getByRole("dialog", { name: "Choose campaigns" });
  await expect(dialog.getByRole("switch", { name: "Welcome" })).toBeChecked();
  const others = dialog.getByRole("switch", { checked: true });
  await expect(others.first()).toBeVisible();
  while ((await others.count()) > 0) await others.first().uncheck();
  await expect(dialog.getByRole("button", { name: "Compare" })).toBeDisabled();
  await dialog.getByRole("switch", { name: "Welcome" }).check();
  await dialog
    .getByRole("switch", { name: /^Side by side/ })
    .first()
    .check();
  await dialog.getByRole("button", { name: "Compare" }).click();

  await expect(page).toHaveURL(/campaign=welcome&campaign=/);
  const table = page.getByRole("table", { name: "All figures" });
  await expect(table.getByRole("row")).toHaveCount(3);
  await page.getByText("Revealed", { exact: true }).first().click();
  await expect(page).toHaveURL(/goal=revealed/);
  await expect(page.getByRole("list", { name: "Revealed, as a share of people" })).toContainText("between");
  await page.getByText("By source").click();
  await expect(page).toHaveURL(/by=origin/);
  await expect(table.getByRole("row").nth(3)).toBeVisible();

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export" }).click();
  expect((await download).suggestedFilename()).toBe("compare.csv");

  await page.reload();
  await expect(page).toHaveURL(/goal=revealed/);
  await expect(table.getByRole("row").nth(3)).toBeVisible();
  expect(id).not.toBe("");
});

test("a campaign that does not exist is said, not drawn", async ({ page, faults }) => {
  faults.allow(/status of 404/);
  await page.goto("/compare?campaign=nowhere");

  await expect(page.getByText("There is no such campaign")).toBeVisible();
});
