import { saved } from "./house/saved.ts";
import { unique } from "./house/shop.ts";
import { expect, test } from "./house/test.ts";

test("follow-ups are switched on a campaign's page, and their texts are a step from there", async ({
  page,
  shop,
}) => {
  const { id } = await shop.post<{ id: string }>("/api/v1/campaigns", { name: unique("Advent") });
  await page.goto(`/campaigns/${id}`);
  const card = page.getByRole("region", { name: "Follow-ups" });
  const again = card.getByRole("switch", { name: "Ask again if they have not opened it" });
  await expect(again).not.toBeChecked();

  await again.check();
  await expect(card.getByText("Nobody has got it yet.")).toBeVisible();
  await saved(page, () => card.getByLabel("If not opened for").selectOption("3 hours"));
  await page.reload();
  await expect(again).toBeChecked();
  await expect(card.getByLabel("If not opened for")).toHaveValue("3");

  const remind = card.getByRole("switch", { name: "Remind people one day before the coupon ends" });
  await expect(remind).toBeDisabled();
  await expect(card.getByText("Needs a last day, and codes of people’s own.")).toBeVisible();
  await shop.put(`/api/v1/campaigns/${id}/coupon`, { kind: "unique", valid_until: "2099-12-24" });
  await page.reload();
  await remind.check();
  await expect(page.getByRole("region", { name: "Coupon", exact: true })).toContainText(
    "One day before the end",
  );

  await card.getByRole("link", { name: "Edit its text" }).first().click();
  await expect(page.getByRole("heading", { name: "Follow-ups" })).toBeVisible();
  await expect(page.getByLabel("When the first message was not opened")).toHaveValue(
    /^Our coupon is still waiting/,
  );
  await expect(page.getByRole("region", { name: "What the customer gets" })).toContainText(
    "Our coupon is still waiting",
  );
});
