import { bubble, log, panel, press, say } from "./house/chat-test.ts";
import { ShopSite } from "./house/shop-site.ts";
import { expect, test } from "./house/test.ts";

test("a visitor of the shop's own site reveals the coupon, and the owner's bar grows", async ({
  page,
  shop,
  context,
  baseURL,
}) => {
  const site = new ShopSite(baseURL ?? "");
  await site.start();
  try {
    await shop.showChatOn(site.url);
    const before = await shop.people("revealed");
    const visitor = await context.newPage();
    await visitor.goto(`${site.url}/?options=data-origin%3Dwindow`);
    await bubble(visitor).click();
    await expect(panel(visitor)).toBeVisible();
    await press(visitor, "Start chat");
    await press(visitor, "Yes! Show me coupon");
    await press(visitor, "Reveal coupon");
    await expect(log(visitor)).toContainText("UMI10");
    await expect.poll(() => shop.people("revealed")).toBe(before + 1);

    await say(visitor, "Thank you!");
    await visitor.reload();
    await expect(log(visitor)).toContainText("Thank you!");
    await page.goto("/customers?origin=window");
    await expect(page.getByRole("table").getByRole("row")).toHaveCount(2);
  } finally {
    await site.stop();
  }
});

test("the owner lists a site, changes the look, and copies the line to paste", async ({ page }) => {
  await page.goto("/settings?section=website");
  await expect(page.getByText("chat.js", { exact: false }).first()).toBeVisible();
  await page.getByLabel("Your website’s addresses").fill("not an address");
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByText(/Line 1 must be/)).toBeVisible();

  await page.getByLabel("Your website’s addresses").fill("https://shop.example/start");
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByLabel("Your website’s addresses")).toHaveValue("https://shop.example");
});
