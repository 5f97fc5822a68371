import { expect, test } from "./house/test.ts";

/** A busy machine may be late; that ten seconds are enough is tested with the connection itself. */
const NOTICED_WITHIN_MS = 25_000;

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
  await expect(line).toBeVisible({ timeout: NOTICED_WITHIN_MS });
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();

  await context.setOffline(false);
  await expect(line).toBeHidden({ timeout: 60_000 });
});

test("a server that hangs without a word is noticed as well", async ({ page, faults }) => {
  faults.allow(/net::ERR_/);
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  const line = page.getByText("Connection lost. You see what was known");

  await page.route("**/*", () => {});
  await expect(line).toBeVisible({ timeout: NOTICED_WITHIN_MS });

  await page.unrouteAll({ behavior: "ignoreErrors" });
  await expect(line).toBeHidden({ timeout: NOTICED_WITHIN_MS });
});
