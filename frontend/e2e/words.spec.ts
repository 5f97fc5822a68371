import type { Locator, Page } from "@playwright/test";
import { en } from "../src/i18n/en/index.ts";
import { pseudo } from "../src/i18n/pseudo.ts";
import { Coupons } from "./house/coupons.ts";
import { expect, SIGNED_OUT, test } from "./house/test.ts";
import { clippedOn, unmarkedOn } from "./house/words.ts";

const SCREENS = [
  "/",
  "/campaigns",
  "/campaigns/welcome",
  "/messages",
  "/messages/stories",
  "/customers",
  "/segments",
  "/coupons",
  "/origins",
  "/leads",
  "/leads/welcome-mail",
  "/requests?state=all",
  "/not-understood",
  "/topics",
  "/deliveries",
  "/deliveries?state=sent",
  "/settings",
  "/settings?section=website",
  "/settings?section=links",
  "/settings?section=tills",
  "/settings?section=password",
  "/settings?section=page",
  "/settings?section=token",
  "/settings?section=about",
  "/demo",
  "/nowhere",
];

/** Nobody speaks it: every word of the catalogues is ⟦marked⟧, accented and 40 % longer. */
const PSEUDO = "en-XA";

const t = pseudo(en);

const button = (name: string) => (page: Page) => page.getByRole("button", { name, exact: true }).first();

/** The row of the first of a list, and what stands in it. */
const row = (page: Page) => page.getByRole("table").getByRole("row").nth(1).getByRole("button").first();

/** What opens above a page: where, and what is pressed one after the other. */
const OPENED: [string, ...((page: Page) => Locator)[]][] = [
  ["/campaigns", button(t.campaigns.newCampaign)],
  ["/campaigns/welcome", button(t.campaigns.rename)],
  ["/campaigns/welcome", button(t.terms.change)],
  ["/coupons", button(t.coupons.importCodes)],
  ["/coupons?state=revealed", row],
  ["/coupons?state=revealed", row, button(t.coupons.makeItVoid)],
  ["/leads", row],
  ["/leads", row, button(t.leads.deleteLead)],
  ["/topics", button(t.desks.newTopic)],
  ["/topics", button(t.desks.newChannel)],
  ["/settings?section=tills", button(t.tills.newTill)],
  ["/settings?section=token", button(t.access.newToken)],
  ["/demo", button(t.demo.startOver)],
];

test.use({ viewport: { width: 390, height: 844 }, contextOptions: { reducedMotion: "reduce" } });

async function speak(page: Page, language: string): Promise<void> {
  await page.addInitScript((tag) => localStorage.setItem("promobot.language", tag), language);
}

/** Simulated people: more of them than the first page of customers has. */
async function people(page: Page): Promise<string[]> {
  const choices = await page.locator("select option").allTextContents();
  return choices.map((text) => text.trim()).filter((text) => text !== "" && !text.includes("⟦"));
}

test.describe("in a language nobody speaks", () => {
  test("every word of every page is from the catalogues and fits on a phone", async ({ page, busyShop }) => {
    test.setTimeout(180_000);
    await speak(page, PSEUDO);
    const ana = await busyShop.welcomed();
    await busyShop.tap(ana, "SHOW_COUPON");
    const { id } = await busyShop.customer(ana);
    for (const each of [ana, await busyShop.welcomed()]) await busyShop.say(each, "mumble mumble");
    for (const path of [...SCREENS, `/customers/${id}`]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByText("⟦Ļöàďíñĝ")).toHaveCount(0);
      // Figures are still moving, and so may be what is around them; others add names.
      await expect
        .soft(async () => {
          const data = [...(path === "/demo" ? await people(page) : []), ...(await busyShop.dataWords())];
          expect(await unmarkedOn(page, data), `words on ${path} that are not in src/i18n`).toEqual([]);
          expect(await clippedOn(page, data), `texts on ${path} that do not fit at 390 px`).toEqual([]);
        })
        .toPass({ intervals: [300, 700], timeout: 6_000 });
    }
  });
});

test.describe("above the pages, in a language nobody speaks", () => {
  test("every word of dialogs and drawers is from the catalogues and fits on a phone", async ({
    page,
    busyShop,
    api,
  }) => {
    test.setTimeout(180_000);
    await speak(page, PSEUDO);
    const coupons = new Coupons(busyShop);
    await coupons.oneEach();
    const { person } = await coupons.revealed();
    const { id } = await busyShop.customer(person);
    await api.post("/api/v1/leads", { data: { name: "Ana", email: "ana@example.com", language: "es" } });
    const toDelete: (typeof OPENED)[number] = [`/customers/${id}`, button(t.customers.deleteCustomer)];
    for (const [path, ...presses] of [...OPENED, toDelete]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      for (const press of presses) await press(page).click();
      const opened = page.getByRole("dialog").last();
      await expect(opened, `what opens on ${path}`).toBeVisible();
      await expect
        .soft(async () => {
          const data = [...(path === "/demo" ? await people(page) : []), ...(await busyShop.dataWords())];
          expect(await unmarkedOn(page, data), `words above ${path} that are not in src/i18n`).toEqual([]);
          expect(await clippedOn(page, data), `texts above ${path} that do not fit at 390 px`).toEqual([]);
        })
        .toPass({ intervals: [300, 700], timeout: 6_000 });
    }
    await coupons.oneForAll();
  });
});

test.describe("before one is signed in", () => {
  test.use({ storageState: SIGNED_OUT, locale: "es-MX" });

  test("the browser's language is spoken, another can be chosen, and it is kept", async ({
    page,
    faults,
  }) => {
    faults.allow(/status of 401/);
    await page.goto("/");
    await expect(page.getByLabel("Contraseña", { exact: true })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "es");

    await page.getByRole("button", { name: "English" }).click();
    await expect(page.getByLabel("Password", { exact: true })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");

    await page.reload();
    await expect(page.getByLabel("Password", { exact: true })).toBeVisible();
  });

  test("the till speaks it, too", async ({ page, context, faults, shop, jar }) => {
    faults.allow(/status of 401/);
    await page.goto("/till");
    await expect(page.getByRole("heading", { name: "Caja" })).toBeVisible();

    const counter = await context.newPage();
    const { link } = await new Coupons(shop).till();
    // The link names the address the shop is known by; a test has a port of its own.
    await counter.goto(`${jar.url}/till${new URL(link).hash}`);
    await counter.getByLabel("Código del cupón").fill("NOSUCHCODE1");
    await counter.keyboard.press("Enter");
    await expect(counter.getByText("Desconocido").first()).toBeVisible();
  });
});

test("a language is chosen in the settings and holds everywhere", async ({ page, busyShop: _ }) => {
  await page.goto("/settings");
  await page.getByRole("combobox", { name: "Language of this dashboard" }).selectOption({ label: "Español" });
  await expect(page.getByRole("heading", { level: 1, name: "Ajustes" })).toBeVisible();

  await page.goto("/customers");
  await expect(page.getByRole("heading", { level: 1, name: "Clientes" })).toBeVisible();
});
