import { type APIRequestContext, type BrowserContextOptions, test as base, expect } from "@playwright/test";
import { createFaults, type Faults } from "./faults.ts";
import { type Jar, PASSWORD, startJar } from "./jar.ts";
import { Shop } from "./shop.ts";
import { ShopSite } from "./shop-site.ts";

export { expect };

export const SIGNED_OUT = { cookies: [], origins: [] };

interface OfWorker {
  /** When people who register are welcomed; the jar's own minute unless a file asks for less. */
  welcomeDelay: string | undefined;
  /** Where the shop is; the machine's own zone unless a file says another. */
  shopZone: string | undefined;
  /** One for all tests of a worker: they leave it as they found it, but for people and figures. */
  jar: Jar;
  /** The owner's cookies. */
  owner: Exclude<BrowserContextOptions["storageState"], undefined>;
  api: APIRequestContext;
  /** The shop after a small crowd has been there. */
  busyShop: Shop;
}

interface OfTest {
  shop: Shop;
  /** The shop's website, on which the chat may be shown. */
  site: ShopSite;
  faults: Faults;
}

export const test = base.extend<OfTest, OfWorker>({
  welcomeDelay: [undefined, { option: true, scope: "worker" }],
  shopZone: [undefined, { option: true, scope: "worker" }],

  jar: [
    async ({ welcomeDelay, shopZone }, use) => {
      const jar = await startJar({
        ...(welcomeDelay && { WELCOME_DELAY: welcomeDelay }),
        ...(shopZone && { TIME_ZONE: shopZone }),
      });
      await use(jar);
      await jar.stop();
    },
    { scope: "worker", timeout: 240_000 },
  ],

  owner: [
    async ({ jar, playwright }, use) => {
      const door = await playwright.request.newContext({ baseURL: jar.url });
      const answer = await door.post("/api/v1/session", { data: { password: PASSWORD } });
      expect(answer.ok(), "signed in").toBe(true);
      await use(await door.storageState());
      await door.dispose();
    },
    { scope: "worker" },
  ],

  api: [
    async ({ jar, owner, playwright }, use) => {
      const api = await playwright.request.newContext({ baseURL: jar.url, storageState: owner });
      await use(api);
      await api.dispose();
    },
    { scope: "worker" },
  ],

  busyShop: [
    async ({ api }, use) => {
      const shop = new Shop(api);
      await shop.crowd({ customers: 12, yes: 0.5, no: 0.25, reveal: 0.5 });
      await use(shop);
    },
    { scope: "worker", timeout: 120_000 },
  ],

  baseURL: ({ jar }, use) => use(jar.url),
  storageState: ({ owner }, use) => use(owner),

  shop: async ({ api }, use) => {
    const shop = new Shop(api);
    await use(shop);
    await shop.mend();
  },

  site: async ({ jar, shop, faults }, use) => {
    const site = new ShopSite(jar.url);
    await site.start();
    faults.allow(new RegExp(`^request to ${site.url}/`));
    await shop.showChatOn(site.url);
    await use(site);
    await site.stop();
  },

  faults: [
    async ({ context, jar }, use, info) => {
      const faults = createFaults(new URL(jar.url).origin);
      faults.watch(context);
      await use(faults);
      if (info.status !== info.expectedStatus) await info.attach("promobot", { body: jar.tail() });
      faults.expectNone();
    },
    { auto: true },
  ],
});
