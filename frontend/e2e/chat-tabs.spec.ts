import {
  bubble,
  expect,
  greeted,
  greetedElsewhere,
  log,
  open,
  own,
  press,
  say,
  test,
} from "./house/chat-test.ts";

/** Without waiting for the other tab to be in the background. */
function pressStart(): void {
  const start = document.getElementById("promobot-chat")?.shadowRoot?.querySelector(".start");
  if (start instanceof HTMLElement) start.click();
}

test.describe("several tabs", () => {
  test("share one visitor, one stream and all messages", async ({ page, chat, shop, context }) => {
    await greeted(page, shop.url);
    const other = await context.newPage();
    await greetedElsewhere(other, shop.url);

    await say(other, "From the other tab");

    await expect(own(page, "From the other tab")).toHaveCount(1);
    await expect(log(page)).toContainText("You said: From the other tab");
    await expect(log(other)).toContainText("You said: From the other tab");
    expect(chat.talkers.size).toBe(1);
    expect(chat.openStreams()).toBe(1);
  });

  test("create one visitor even when both start at the same time", async ({ page, chat, shop, context }) => {
    const other = await context.newPage();
    await Promise.all([open(page, shop.url), open(other, shop.url)]);

    await Promise.all([page, other].map((each) => each.evaluate(pressStart)));

    for (const each of [page, other]) await expect(log(each).locator(".card").first()).toBeVisible();
    expect(chat.talkers.size).toBe(1);
  });

  test("carry on when the leading tab is closed", async ({ page, chat, shop, context }) => {
    await greeted(page, shop.url);
    const other = await context.newPage();
    await greetedElsewhere(other, shop.url);

    await page.close();
    await expect.poll(() => chat.streamsOpened).toBe(2);
    await expect.poll(() => chat.openStreams()).toBe(1);
    chat.push({ from: "shop", kind: "text", text: "Still there?" });

    await expect(log(other)).toContainText("Still there?");
  });

  test("clear the badge together", async ({ page, chat, shop, context }) => {
    await greeted(page, shop.url);
    const other = await context.newPage();
    await other.goto(shop.url);
    await press(page, "Close chat");
    chat.push({ from: "shop", kind: "text", text: "News" });
    await expect(bubble(page)).toHaveAccessibleName("Open chat. New messages: 1");
    await expect(bubble(other)).toHaveAccessibleName("Open chat. New messages: 1");

    await bubble(other).click();

    await expect(bubble(page)).toHaveAccessibleName("Open chat");
  });
});

test.describe("receipts", () => {
  test("a message is delivered when it arrives and seen when the chat is open", async ({
    page,
    chat,
    shop,
  }) => {
    await greeted(page, shop.url);
    await expect.poll(() => chat.of("seen").length).toBe(1);
    await press(page, "Close chat");
    const id = chat.push({ from: "shop", kind: "text", text: "Your matcha is ready" });
    await expect.poll(() => chat.of("delivered").at(-1)?.message).toBe(id);
    expect(chat.of("seen").at(-1)?.message).not.toBe(id);

    await bubble(page).click();

    await expect.poll(() => chat.of("seen").at(-1)?.message).toBe(id);
  });

  test("messages that arrived in the meantime are counted on the bubble", async ({
    page,
    chat,
    shop,
    context,
  }) => {
    await greeted(page, shop.url);
    await expect.poll(() => chat.of("seen").length).toBe(1);
    await press(page, "Close chat");
    await page.close();
    chat.push({ from: "shop", kind: "text", text: "A campaign" });
    chat.push({ from: "shop", kind: "text", text: "And another" });

    const later = await context.newPage();
    await later.goto(shop.url);

    await expect(bubble(later)).toHaveAccessibleName("Open chat. New messages: 2");
    await bubble(later).click();
    await expect(log(later)).toContainText("And another");
    await expect(bubble(later)).toHaveAccessibleName("Open chat");
  });
});
