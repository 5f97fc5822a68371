import { AxeBuilder } from "@axe-core/playwright";
import {
  bubble,
  expect,
  greeted,
  greetedElsewhere,
  kept,
  log,
  NOTHING,
  open,
  own,
  panel,
  press,
  say,
  test,
} from "./house/chat-test.ts";

test.describe("a visitor on a shop's website", () => {
  test("is greeted, taps, gets an answer, writes, and sees the receipts", async ({ page, chat, shop }) => {
    await greeted(page, `${shop.url}/?options=data-origin%3Dposter`);
    await press(page, "Yes, please");
    await expect(log(page)).toContainText("Your coupon is ready");
    await press(page, "Reveal");
    await expect(log(page)).toContainText("K7QM-2XWD");
    await say(page, "Thank you!");
    await expect(log(page)).toContainText("You said: Thank you!");

    await expect(own(page, "Thank you!").getByTitle("Seen")).toBeVisible();
    await expect(own(page, "Thank you!")).toHaveCount(1);
    expect([...chat.talkers.values()].map(({ about }) => about)).toEqual([
      { origin: "poster", language: "en" },
    ]);
    expect(chat.events.filter(({ type }) => !["seen", "delivered"].includes(type))).toMatchObject([
      { type: "start" },
      { type: "tap", payload: "welcome:SHOW_COUPON", text: "Yes, please" },
      { type: "tap", payload: "welcome:REVEAL" },
      { type: "text", text: "Thank you!" },
    ]);
  });

  test("sees which answer a person gave", async ({ page, chat, shop }) => {
    await greeted(page, shop.url);
    await say(page, "Do you ship to Lugo?");
    await expect(log(page)).toContainText("You said: Do you ship to Lugo?");
    chat.push({ from: "shop", by: "person", kind: "text", text: "Yes, in two days." });

    await expect(log(page).getByText("Umi Shop · a person replied")).toHaveCount(1);
    await expect(log(page)).toContainText("Umi Shop · a person repliedYes, in two days.");
  });

  test("can tap the buttons of old messages", async ({ page, chat, shop }) => {
    await greeted(page, shop.url);
    await press(page, "Yes, please");
    await press(page, "Reveal");
    await expect(log(page)).toContainText("K7QM-2XWD");
    await press(page, "No, thanks");

    await expect(log(page)).toContainText("No problem");
    await expect(log(page).getByRole("img", { name: "Image – Umi Shop" })).toBeVisible();
    expect(chat.of("tap").map(({ payload }) => payload)).toContain("welcome:NO_THANKS");
  });

  test("finds everything again after a reload, days later", async ({ page, chat, shop }) => {
    await greeted(page, shop.url);
    await say(page, "See you on Sunday");
    await expect(log(page)).toContainText("You said: See you on Sunday");

    await page.clock.install({ time: Date.now() + 3 * 24 * 3600_000 });
    await page.reload();
    await expect(panel(page), "still open in this tab").toBeVisible();
    await expect(log(page)).toContainText("You said: See you on Sunday");
    await press(page, "Yes, please");

    await expect(log(page)).toContainText("Your coupon is ready");
    expect(chat.talkers.size).toBe(1);
  });

  test("can write without pressing Start first", async ({ page, chat, shop }) => {
    await open(page, shop.url);
    expect(chat.talkers.size).toBe(0);

    await say(page, "Hello");

    await expect(log(page)).toContainText("You said: Hello");
    expect(chat.events[0]).toMatchObject({ type: "text", text: "Hello" });
  });

  test("sees hostile text as plain text", async ({ page, chat, shop }) => {
    await greeted(page, shop.url);
    const words = `<img src=x onerror=alert(1)> [press](javascript:alert(2)) https://umi.example/a"onload="x`;
    await say(page, words);
    chat.push({
      from: "shop",
      kind: "card",
      title: words,
      image: "javascript:alert(3)",
      buttons: [{ title: words, payload: "x" }],
    });

    await expect(log(page).locator(".theirs .title")).toHaveCount(2);
    await expect(own(page, words)).toHaveCount(1);
    expect(
      await log(page)
        .locator("a")
        .evaluateAll((all) => all.map((a) => a.getAttribute("href"))),
    ).toEqual(Array(3).fill("https://umi.example/a"));
  });
});

test.describe("privacy", () => {
  test("nothing is stored before the first tap or word", async ({ page, chat, shop }) => {
    await page.goto(shop.url);
    await expect(bubble(page)).toBeVisible();
    await expect(page.locator("#promobot-chat .teaser")).toContainText("Your welcome present");
    await bubble(page).hover();
    expect(await kept(page)).toEqual(NOTHING);

    await bubble(page).click();
    await expect(panel(page)).toContainText("We keep what you write here to answer you.");
    const link = panel(page).getByRole("link", { name: "How we treat your data" });
    await expect(link).toHaveAttribute("href", `${chat.url}/privacy`);
    expect((await kept(page)).local).toEqual({});
    expect(chat.asked.filter((call) => call.startsWith("POST"))).toEqual([]);

    await press(page, "Start chat");
    await expect(log(page)).toContainText("A present");
    expect(Object.keys((await kept(page)).local).length).toBeGreaterThan(0);
    expect(await page.context().cookies()).toEqual([]);
  });

  test("Stop offers is in the menu and says so to the shop", async ({ page, chat, shop }) => {
    await greeted(page, shop.url);

    await press(page, "Options");
    await press(page, "Stop offers");

    await expect(own(page, "Stop offers")).toHaveCount(1);
    await expect(page.getByRole("button", { name: "Options" })).toBeFocused();
    await expect.poll(() => chat.of("tap")).toMatchObject([{ payload: "STOP", text: "Stop offers" }]);
  });

  test("Forget me erases on the server, in the browser and in every tab", async ({
    page,
    chat,
    shop,
    context,
  }) => {
    await greeted(page, shop.url);
    const other = await context.newPage();
    await greetedElsewhere(other, shop.url);
    await page.bringToFront();

    await press(page, "Options");
    await press(page, "Forget me");
    await expect(page.getByRole("alertdialog")).toContainText("Erase this chat");
    await expect(page.getByRole("button", { name: "Cancel" })).toBeFocused();
    await press(page, "Erase");

    await expect(panel(page).getByRole("button", { name: "Start chat" })).toBeVisible();
    await expect(panel(page)).toContainText("Everything about this chat has been erased.");
    await expect(log(page)).not.toContainText("A present");
    await expect(panel(other).getByRole("button", { name: "Start chat" })).toBeVisible();
    expect(chat.of("forget")).toHaveLength(1);
    expect(await kept(page)).toEqual(NOTHING);
    expect(await kept(other)).toEqual(NOTHING);
  });

  test("after the server has erased a visitor, the next tap creates a new one", async ({
    page,
    chat,
    shop,
    faults,
  }) => {
    faults.push(/status of 401/);
    await greeted(page, shop.url);
    await expect.poll(() => chat.of("seen").length).toBe(1);
    chat.talkers.clear();

    await press(page, "Yes, please");

    await expect(log(page)).toContainText("Your coupon is ready");
    expect(chat.talkers.size).toBe(1);
  });
});

test.describe("a page of its own", () => {
  test("is the same chat with its origin from the address", async ({ page, chat }) => {
    await page.goto(`${chat.url}/chat?ref=poster`);
    await press(page, "Start chat");
    await press(page, "Yes, please");
    await expect(log(page)).toContainText("Your coupon is ready");

    await expect(page).toHaveTitle("Umi Shop");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Umi Shop");
    expect([...chat.talkers.values()][0]?.about.origin).toBe("poster");
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
