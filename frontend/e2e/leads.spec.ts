import { unique } from "./house/shop.ts";
import { expect, test } from "./house/test.ts";

test("whom a bot registers is found; their welcome e-mail is cancelled, sent after all, and they are deleted", async ({
  page,
  shop,
}) => {
  const name = unique("Lea");
  const origin = unique("newsletter").replaceAll(" ", "-");
  const email = `${origin}@example.org`;
  await shop.post("/api/v1/leads", { name, email, phone: "+34612345678", origin, plan: "gold" });

  await page.goto("/leads");
  await page.getByRole("searchbox", { name: "Search" }).fill(name);
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText(email);
  await expect(row).toContainText(origin);
  await expect(row).toContainText("Sends in");
  await row.getByRole("button", { name: /^Cancel/ }).click();
  await expect(row).toContainText("Cancelled");
  await row.getByRole("button", { name: /^Send after all/ }).click();
  await expect(row.getByText("Sent", { exact: true })).toBeVisible({ timeout: 30_000 });

  await row.getByRole("button", { name }).first().click();
  const drawer = page.getByRole("dialog", { name });
  await expect(drawer).toContainText("gold");
  await drawer.getByRole("button", { name: "Delete lead" }).click();
  await page
    .getByRole("dialog", { name: /^Delete/ })
    .getByRole("button", { name: "Delete lead" })
    .click();
  await expect(page.getByText("No matches")).toBeVisible();
});

test("the welcome e-mail is rewritten as it will be read", async ({ page }) => {
  await page.goto("/leads");
  await page.getByRole("link", { name: "Welcome e-mail" }).click();
  const subject = page.getByRole("textbox", { name: "Subject" });
  const before = await subject.inputValue();
  await subject.fill("Good to have you, {name}");
  await expect(page.getByText("Good to have you, Ana")).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved, also for e-mails that are still waiting")).toBeVisible();

  await page.reload();
  await expect(subject).toHaveValue("Good to have you, {name}");
  await subject.fill(before);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: "Save" })).toBeDisabled();
});
