import { unique } from "./house/shop.ts";
import { expect, test } from "./house/test.ts";

test("a campaign is made, sent, paused, resumed and cancelled while one looks", async ({ page, shop }) => {
  // More people than the pace lets through while the owner thinks.
  await shop.crowd({ customers: 80, yes: 0.3 });
  const name = unique("Spring coupon");

  await page.goto("/campaigns");
  await page.getByRole("button", { name: "New campaign" }).click();
  const form = page.getByRole("dialog", { name: "New campaign" });
  await form.getByLabel("Name").fill(name);
  await form.getByRole("button", { name: /^Create/ }).click();
  await expect(page).toHaveURL(/\/messages\?campaign=/);

  const id = new URL(page.url()).searchParams.get("campaign") ?? "";
  const { welcome, welcome_nameless } = await shop.copy("welcome");
  await shop.change(id, { welcome, welcome_nameless });

  await page.getByRole("link", { name: "Campaigns" }).first().click();
  await page.getByRole("link", { name }).click();
  await expect(page.getByText("Identical to your welcome message.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Send to/ })).toHaveCount(0);
  await shop.change(id, { welcome: "Hi {name}! Half off this week." });

  await page.getByRole("link", { name: "Campaigns" }).first().click();
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText("can be reached")).toBeVisible();
  await page.getByRole("button", { name: /^Send to/ }).click();
  const asked = page.getByRole("dialog", { name: `Send “${name}”` });
  await asked.getByRole("button", { name: /^Send to/ }).click();

  await expect(page.getByRole("heading", { name: "On its way" })).toBeVisible();
  const progress = page.getByRole("progressbar", { name: "Sent" });
  const sent = async () => Number(await progress.getAttribute("aria-valuenow"));
  await expect.poll(sent).toBeGreaterThan(0);

  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByRole("heading", { name: "The send is paused" })).toBeVisible();
  const paused = await sent();

  await page.getByRole("button", { name: "Resume" }).click();
  await expect(page.getByRole("heading", { name: "On its way" })).toBeVisible();
  await expect.poll(sent).toBeGreaterThan(paused);

  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Cancel the send" }).click();
  await expect(page.getByText("The last send was cancelled")).toBeVisible();
});
