import { bubble, log, open, panel, press, say } from "./house/chat-test.ts";
import { Coupons } from "./house/coupons.ts";
import { type Shop, unique } from "./house/shop.ts";
import { expect, test } from "./house/test.ts";

test("a visitor of the shop's own site reveals the coupon, and the owner's bar grows", async ({
  page,
  shop,
  site,
  context,
}) => {
  const before = await shop.people("revealed");
  const visitor = await context.newPage();
  await open(visitor, `${site.url}/?options=data-origin%3Dwindow`);
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
});

test("the owner lists a site, and changes the look", async ({ page, shop, faults }) => {
  faults.allow(/status of 400/);
  await page.goto("/settings?section=website");
  await expect(page.getByText("chat.js", { exact: false }).first()).toBeVisible();
  await page.getByLabel("Your website’s addresses").fill("not an address");
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByText(/Line 1: Must be/)).toBeVisible();

  await page.getByLabel("Your website’s addresses").fill("https://shop.example/start");
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByLabel("Your website’s addresses")).toHaveValue("https://shop.example");

  await page.getByLabel("A line beside the bubble").fill("10% off your first order?");
  await page.getByRole("button", { name: "Save" }).last().click();
  await expect
    .poll(async () => (await shop.get<{ teaser: string }>("/api/v1/chat/settings")).teaser)
    .toBe("10% off your first order?");
});

test("the demo's shop page has the real chat, and its visitor moves the bar beside it", async ({
  page,
  shop,
}) => {
  const before = await shop.people("revealed");
  // the demo shows the figures of a send that is under way
  await expect
    .poll(async () =>
      (await shop.get<{ campaigns: { state: string }[] }>("/api/v1/campaigns")).campaigns.filter(
        ({ state }) => state === "queueing" || state === "sending",
      ),
    )
    .toEqual([]);
  await page.goto("/demo");
  await page.getByRole("group", { name: "How the customer comes" }).getByText("Website").click();
  const site = page.frameLocator('iframe[title^="Website of"]');
  await expect(site.getByRole("heading", { level: 1 })).toBeVisible();
  await bubble(site).click();
  await press(site, "Start chat");
  await press(site, "Yes! Show me coupon");
  await press(site, "Reveal coupon");
  await expect(log(site)).toContainText("UMI10");
  await expect(page.getByRole("listitem").filter({ hasText: "revealed the code" }).first()).toContainText(
    new RegExp(`^\\s*${before + 1}\\s`),
  );

  await page.getByRole("button", { name: "New visitor" }).click();
  await bubble(site).click();
  await expect(panel(site).getByRole("button", { name: "Start chat" })).toBeVisible();
  await expect(log(site)).not.toContainText("UMI10");
});

test("a place's link and code lead to the website chat, which counts who came by it", async ({
  page,
  shop,
}) => {
  const place = unique("door").replaceAll(" ", "-");
  await page.goto("/settings?section=links");
  await page.getByLabel("Where will people see it?").fill(place);
  await page.getByRole("button", { name: "Create link" }).click();
  const dialog = page.getByRole("dialog", { name: place });
  const code = dialog.getByRole("img", { name: new RegExp(`/chat\\?ref=${place}$`) });
  await expect.poll(() => code.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);

  await page.goto(`/chat?ref=${place}`);
  await press(page, "Start chat");
  await expect(panel(page).getByRole("button", { name: /^Yes/ })).toBeVisible();
  await expect.poll(async () => (await links(shop)).find(({ origin }) => origin === place)?.people).toBe(1);
});

async function links(shop: Shop): Promise<{ origin: string; people: number }[]> {
  return (await shop.get<{ entry_links: { origin: string; people: number }[] }>("/api/v1/entry-links"))
    .entry_links;
}

test("a coupon revealed on the shop's page is scanned at the demo's till", async ({ page, shop }) => {
  const coupons = new Coupons(shop);
  await coupons.oneEach();
  await page.goto("/demo?line=web");
  const site = page.frameLocator('iframe[title^="Website of"]');
  await bubble(site).click();
  await press(site, "Start chat");
  await press(site, "Yes! Show me coupon");
  await press(site, "Reveal coupon");
  const till = page.getByRole("region", { name: "Till" });
  await expect(till.getByPlaceholder("Press Scan for the code on the phone")).toBeVisible();
  await till.getByRole("button", { name: "Scan" }).click();
  await expect(till.getByRole("status")).toContainText("Redeemed");
  await coupons.oneForAll();
});
