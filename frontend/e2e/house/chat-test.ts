import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { ChatServer } from "./chat-server.ts";
import { ShopSite } from "./shop-site.ts";

export { expect };

/** The website chat on a shop's page on another site with the strictest content policy. */
export const test = base.extend<{ chat: ChatServer; shop: ShopSite; faults: RegExp[] }>({
  chat: async ({ browserName: _ }, use) => {
    const chat = new ChatServer();
    await chat.start();
    await use(chat);
    await chat.stop();
  },
  shop: async ({ chat }, use) => {
    const shop = new ShopSite(chat.url);
    await shop.start();
    await use(shop);
    await shop.stop();
  },
  /** Errors a test causes on purpose. Any other error, policy violation or foreign request fails it. */
  faults: [
    async ({ context, chat, shop }, use) => {
      const allowed: RegExp[] = [];
      const seen: string[] = [];
      context.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) seen.push(message.text());
      });
      context.on("weberror", (failure) => seen.push(String(failure.error())));
      context.on("request", (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol.startsWith("http") && ![chat.url, shop.url].includes(origin)) seen.push(request.url());
      });
      await use(allowed);
      expect(seen.filter((fault) => !allowed.some((pattern) => pattern.test(fault)))).toEqual([]);
    },
    { auto: true },
  ],
});

/** A page, or a frame in it, that shows the chat. */
type Place = Pick<Page, "locator" | "getByRole">;

export const bubble = (page: Place) => page.locator("#promobot-chat .launcher");

export const panel = (page: Place) => page.locator("#promobot-chat .panel");

export const log = (page: Place) => page.getByRole("log");

export const field = (page: Page) => page.getByRole("textbox", { name: "Message" });

export const press = (page: Place, name: string) =>
  panel(page).getByRole("button", { name, exact: true }).first().click();

export const own = (page: Page, text: string) => log(page).locator(".own", { hasText: text });

/** Everything the browser stores for the shop's site. */
export const kept = (page: Page) =>
  page.evaluate(() => ({ local: { ...localStorage }, tab: { ...sessionStorage }, cookie: document.cookie }));

export const NOTHING = { local: {}, tab: {}, cookie: "" };

export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await bubble(page).click();
  await expect(panel(page)).toBeVisible();
}

/** Opens and starts the chat. */
export async function greeted(page: Page, address: string): Promise<void> {
  await open(page, address);
  await press(page, "Start chat");
  await expect(log(page)).toContainText("A present for your first visit");
}

export async function greetedElsewhere(page: Page, address: string): Promise<void> {
  await open(page, address);
  await expect(log(page)).toContainText("A present for your first visit");
}

export async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press("Enter");
}

export async function mistakes(page: Page) {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include("#promobot-chat").analyze();
  return violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html) }));
}
