import { bubble, expect, greeted, log, own, panel, press, say, test } from "./house/chat-test.ts";

const OFFLINE = /ERR_INTERNET_DISCONNECTED|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION/;

test.describe("with a bad connection", () => {
  test("messages typed offline are sent once when the connection is back", async ({
    page,
    chat,
    shop,
    context,
    faults,
  }) => {
    faults.push(OFFLINE);
    await greeted(page, shop.url);
    await context.setOffline(true);
    await say(page, "Typed in a tunnel");
    await expect(own(page, "Typed in a tunnel").getByTitle("Waiting to be sent")).toBeVisible();
    await expect(panel(page)).toContainText("No connection. Your messages will be sent");

    await context.setOffline(false);

    await expect(log(page)).toContainText("You said: Typed in a tunnel");
    await expect(panel(page)).not.toContainText("No connection");
    await expect(own(page, "Typed in a tunnel")).toHaveCount(1);
    expect(chat.of("text")).toHaveLength(1);
  });

  test("unsent messages are sent on the next visit", async ({ page, chat, shop, context, faults }) => {
    faults.push(/ERR_|status of 503/);
    await greeted(page, shop.url);
    chat.refuse = { status: 503 };
    await say(page, "Before I left");
    await expect(own(page, "Before I left").getByTitle("Waiting to be sent")).toBeVisible();
    await page.close();

    chat.refuse = null;
    const later = await context.newPage();
    await later.goto(shop.url);

    await expect.poll(() => chat.of("text").map(({ text }) => text)).toEqual(["Before I left"]);
    await bubble(later).click();
    await expect(own(later, "Before I left")).toHaveCount(1);
  });

  test("a broken stream resumes after the last message without a gap", async ({
    page,
    chat,
    shop,
    faults,
  }) => {
    faults.push(/ERR_/);
    await greeted(page, shop.url);
    const talker = [...chat.talkers.values()][0];
    chat.dropStreams();
    const missed = chat.push({ from: "shop", kind: "text", text: "Said in between" }, talker);

    await expect(log(page)).toContainText("Said in between");
    expect(Number(chat.lastIds.at(-1))).toBe(Number(missed) - 1);
  });

  test("after resync the history is loaded again", async ({ page, chat, shop, faults }) => {
    faults.push(/ERR_/);
    await greeted(page, shop.url);
    const talker = [...chat.talkers.values()][0];
    chat.gapGone = true;
    chat.dropStreams();
    chat.push({ from: "shop", kind: "text", text: "Long ago" }, talker);

    await expect(log(page)).toContainText("Long ago");
    await expect(log(page).locator(".title", { hasText: "A present" })).toHaveCount(1);
  });

  test("a 429 is explained with a countdown, and the message is sent when it ends", async ({
    page,
    chat,
    shop,
    faults,
  }) => {
    faults.push(/status of 429/);
    await greeted(page, shop.url);
    chat.refuse = { status: 429, headers: { "retry-after": "3" } };
    await say(page, "Much too much");
    await expect(panel(page).getByRole("status")).toContainText(/Your message will be sent in [123]\ss/);
    const before = chat.asked.length;

    chat.refuse = null;

    await expect(log(page)).toContainText("You said: Much too much");
    expect(
      chat.asked.slice(before).filter((call) => call === "POST /api/v1/chat/events").length,
    ).toBeLessThan(4);
    await expect(panel(page)).not.toContainText("will be sent");
  });

  test("a refused message says so and can be sent again", async ({ page, chat, shop, faults }) => {
    faults.push(/status of 400/);
    await greeted(page, shop.url);
    chat.refuse = { status: 400 };
    await say(page, "Nobody wants this");
    await expect(own(page, "Nobody wants this").getByTitle("Not sent")).toBeVisible();

    chat.refuse = null;
    await press(page, "Try again");

    await expect(log(page)).toContainText("You said: Nobody wants this");
    await expect(own(page, "Nobody wants this")).toHaveCount(1);
  });
});
