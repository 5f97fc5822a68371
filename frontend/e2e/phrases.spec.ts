import { log, open, press, say } from "./house/chat-test.ts";
import { expect, test } from "./house/test.ts";

test("a visitor is out after asking in their own words to be left alone", async ({ site, context }) => {
  const visitor = await context.newPage();
  await open(visitor, `${site.url}/?options=data-origin%3Dstops`);
  await press(visitor, "Start chat");
  await expect(log(visitor)).toContainText("Would you like to see it?");
  await say(visitor, "please stop sending me these messages");
  await expect(log(visitor)).toContainText("you won't get offers");
});

test("in doubt the chat asks, and does what the buttons say", async ({ site, context }) => {
  const visitor = await context.newPage();
  await open(visitor, `${site.url}/?options=data-origin%3Ddoubts`);
  await press(visitor, "Start chat");
  await expect(log(visitor)).toContainText("Would you like to see it?");
  await say(visitor, "exit");
  await expect(log(visitor)).toContainText("Stop all offers?");
  await press(visitor, "Keep");
  await expect(log(visitor)).toContainText("nothing changes");
  await say(visitor, "exit");
  await press(visitor, "Stop");
  await expect(log(visitor)).toContainText("you won't get offers");
});

test("what was not understood is taught, and understood the next time", async ({
  page,
  site,
  context,
  faults,
}) => {
  faults.allow(/status of 400/);
  const visitor = await context.newPage();
  await open(visitor, `${site.url}/?options=data-origin%3Dteaching`);
  await press(visitor, "Start chat");
  await expect(log(visitor)).toContainText("Would you like to see it?");
  await say(visitor, "Depende de mí…");
  await expect(log(visitor)).toContainText("I can only help with your coupon");

  await page.goto("/requests");
  await page.getByRole("link", { name: "Not understood" }).click();
  await page.getByRole("switch", { name: "Also what only one person wrote" }).check();
  const text = page.getByRole("list", { name: "Not understood" }).getByRole("listitem").filter({
    hasText: "depende de mí",
  });
  await text.getByRole("combobox").selectOption({ label: "Wants the coupon" });
  const taught = page.getByRole("list", { name: "Your phrases" }).getByRole("listitem").filter({
    hasText: "depende de mí",
  });
  await expect(taught).toBeVisible();
  await expect(text).toHaveCount(0);

  await say(visitor, "DEPENDE DE MI!");
  // The offer is what another test has written last.
  await expect(log(visitor).getByRole("button", { name: "Reveal coupon" })).toBeVisible();
  await taught.getByRole("button", { name: "Remove" }).click();
  await expect(taught).toHaveCount(0);
});
