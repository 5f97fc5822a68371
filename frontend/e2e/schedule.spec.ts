import { unique } from "./house/shop.ts";
import { expect, test } from "./house/test.ts";

test("a send is planned, moved, kept out of the quiet hours and cancelled", async ({
  page,
  shop,
  faults,
}) => {
  // The quiet hours refuse a time.
  faults.allow(/status of 400/);
  await shop.crowd({ customers: 5, yes: 1 });
  const name = unique("Advent");
  await page.goto("/campaigns");
  await page.getByRole("button", { name: "New campaign" }).click();
  const form = page.getByRole("dialog", { name: "New campaign" });
  await form.getByLabel("Name").fill(name);
  await form.getByRole("button", { name: /^Create/ }).click();
  await expect(page).toHaveURL(/\/messages\?campaign=/);
  const id = new URL(page.url()).searchParams.get("campaign") ?? "";
  await shop.change(id, { welcome: "Hi {name}! It is Advent." });

  await page.goto(`/campaigns/${id}`);
  await page.getByRole("button", { name: "Choose a time…" }).click();
  const plan = page.getByRole("dialog", { name: "When should it go out?" });
  await plan.getByRole("button", { name: "Plan" }).click();
  await expect(plan.getByText("Choose a time.")).toBeVisible();
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await plan.getByLabel("When").fill(`${day}T18:00`);
  await plan.getByRole("button", { name: "Plan" }).click();
  await expect(page.getByText(/^Planned for .* (18:00|6:00 PM)$/)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 }).locator("..")).toContainText("Planned");

  await page.goto("/campaigns");
  const row = page.getByRole("table", { name: "Planned sends" }).getByRole("row").filter({ hasText: name });
  await expect(row).toContainText("Planned");
  await page.getByRole("button", { name: "Quiet hours" }).click();
  const rules = page.getByRole("dialog", { name: "Quiet hours" });
  await rules.getByRole("switch").check();
  await rules.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Nothing planned goes out between 21:00 and 09:00.")).toBeVisible();

  await page.getByRole("button", { name: `Move ${name}` }).click();
  const move = page.getByRole("dialog", { name: "Move this send" });
  await expect(move.getByLabel("When")).toHaveValue(`${day}T18:00`);
  await move.getByLabel("When").fill(`${day}T22:00`);
  await move.getByRole("button", { name: "Move" }).click();
  await expect(move.getByText("choose a time from 09:00 on")).toBeVisible();
  await move.getByLabel("When").fill(`${day}T12:30`);
  await move.getByLabel("How often").selectOption("weekly");
  await move.getByRole("button", { name: "Move" }).click();
  await expect(row).toContainText("Every week");

  await page.getByRole("button", { name: `Cancel ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel the send" }).click();
  await expect(row).toContainText("Cancelled");
});
