import { bubble, expect, greeted, log, panel, press, test } from "./house/chat-test.ts";

// Playwright turns the back/forward cache off unless told otherwise.
test.use({
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] }),
});

test("a page from the back/forward cache catches up", async ({ page, chat, shop }) => {
  await greeted(page, shop.url);
  await page.evaluate(() => Object.assign(window, { stayed: true }));
  await page.evaluate(() => location.assign("/menu"));
  await expect(page.getByRole("heading", { name: "Umi tea /menu" })).toBeVisible();
  await expect(panel(page), "still open in this tab").toBeVisible();
  await press(page, "Close chat");
  chat.push({ from: "shop", kind: "text", text: "While you were away" });
  await expect(bubble(page)).toHaveAccessibleName("Open chat. New messages: 1");

  await page.evaluate(() => history.back());

  await expect(page.getByRole("heading", { name: "Umi tea /", exact: true })).toBeVisible();
  expect(await page.evaluate(() => "stayed" in window), "the very same page").toBe(true);
  await expect(log(page)).toContainText("While you were away");
  await expect.poll(() => chat.openStreams()).toBe(1);
});
