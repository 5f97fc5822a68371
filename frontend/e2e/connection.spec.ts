import { expect, test } from "./house/test.ts";

test("while the server does not answer a line says so, and goes by itself", async ({
  page,
  context,
  faults,
}) => {
  faults.allow(/ERR_INTERNET_DISCONNECTED/);
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  const line = page.getByText("Connection lost. You see what was known");

  await context.setOffline(true);
  await expect(line).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();

  await context.setOffline(false);
  await expect(line).toBeHidden({ timeout: 60_000 });
});
