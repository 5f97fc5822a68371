import { expect, test } from "./house/test.ts";

test("the owner plans the weekly letter, gets one now, and finds it in Deliveries", async ({
  page,
  faults,
}) => {
  faults.allow(/status of 400/);
  await page.goto("/settings?section=letter");
  await expect(page.getByText("It is off.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Send one now" })).toBeDisabled();

  await page.getByLabel("Send it every week").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("needs an address")).toBeVisible();
  await page.getByLabel("E-mail address").fill("owner@example.com");
  await page.getByLabel("Day").selectOption({ label: "Friday" });
  await page.getByLabel("Time").selectOption("18");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The next one is sent on")).toBeVisible();

  await page.getByRole("button", { name: "Send one now" }).click();
  await expect(page.getByText("On its way to owner@example.com")).toBeVisible();
  await page.goto("/deliveries?state=sent");
  await expect(page.getByText("Weekly letter").first()).toBeVisible();

  await page.goto("/settings?section=letter");
  await expect(page.getByLabel("Day")).toHaveValue("friday");
  await page.getByLabel("Send it every week").uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("It is off.")).toBeVisible();
});
