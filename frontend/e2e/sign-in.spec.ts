import { PASSWORD } from "./house/jar.ts";
import { expect, SIGNED_OUT, test } from "./house/test.ts";

test.use({ storageState: SIGNED_OUT });

test.beforeEach(({ faults }) => faults.allow(/status of 401/));

test("a wrong password is told kindly, the right one leads to the page that was asked for", async ({
  page,
}) => {
  await page.goto("/customers");
  await expect(page.getByRole("heading", { level: 1, name: "Good to see you" })).toBeVisible();
  await page.getByText("Forgot your password?").click();
  await expect(page.getByText("one-time sign-in link")).toBeVisible();

  await page.getByLabel("Password").fill("not-the-password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("That password isn’t right. Please try again.")).toBeVisible();

  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Customers" })).toBeVisible();
  await expect(page).toHaveURL("/customers");

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByLabel("Password")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Password")).toBeVisible();
});

test("the link that the start prints signs in once", async ({ page, jar, browser, faults }) => {
  await page.goto(jar.signInLink);
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  expect(new URL(page.url()).hash, "the token stays in no history").toBe("");
  await expect(page.getByLabel("Your shop’s main language")).toHaveValue("en");

  const other = await browser.newContext({ baseURL: jar.url, storageState: SIGNED_OUT });
  faults.watch(other);
  const second = await other.newPage();
  await second.goto(jar.signInLink);
  await expect(second.getByText("This sign-in link was used before or is too old.")).toBeVisible();
  await other.close();
});

test("a session that ends is begun again on the same page", async ({ page }) => {
  await page.goto("/deliveries");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Deliveries" })).toBeVisible();

  expect((await page.request.delete("/api/v1/session")).ok()).toBe(true);
  const dialog = page.getByRole("dialog", { name: "Welcome back" });
  await expect(dialog).toBeVisible({ timeout: 60_000 });
  await dialog.getByLabel("Password").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Sign in" }).click();

  await expect(dialog).toBeHidden();
  await expect(page.getByRole("heading", { level: 1, name: "Deliveries" })).toBeVisible();
  await expect(page).toHaveURL("/deliveries");
});
