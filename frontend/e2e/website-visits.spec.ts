import type { BrowserContext, Page } from "@playwright/test";
import { bubble, kept, log, NOTHING, open, own, panel, press, say } from "./house/chat-test.ts";
import { type Shop, unique } from "./house/shop.ts";
import type { ShopSite } from "./house/shop-site.ts";
import { expect, test } from "./house/test.ts";

const DAY_MS = 24 * 3600_000;

/** Somebody who has started the chat on the shop's site, and the origin that only they have. */
async function greeted(context: BrowserContext, site: ShopSite): Promise<{ visitor: Page; origin: string }> {
  const origin = unique("window").replaceAll(" ", "-");
  const visitor = await context.newPage();
  await open(visitor, `${site.url}/?options=data-origin%3D${origin}`);
  await press(visitor, "Start chat");
  await expect(panel(visitor).getByRole("button", { name: "Yes! Show me coupon" })).toBeVisible();
  return { visitor, origin };
}

/** The same person in another tab. */
async function elsewhere(context: BrowserContext, site: ShopSite): Promise<Page> {
  const tab = await context.newPage();
  await open(tab, site.url);
  await expect(panel(tab).getByRole("button", { name: "Yes! Show me coupon" })).toBeVisible();
  return tab;
}

/** What the one who came by this origin has written, oldest first, as the owner sees it. */
async function wrote(shop: Shop, origin: string): Promise<(string | null)[]> {
  const people = await shop.cameBy(origin);
  expect(people).toHaveLength(1);
  const path = `/api/v1/customers/${people[0]?.id}/timeline`;
  const { entries } = await shop.get<{ entries: { kind: string; text: string | null }[] }>(path);
  return entries
    .filter(({ kind }) => kind === "words")
    .map(({ text }) => text)
    .reverse();
}

test("a day later the conversation is still there, and so is the campaign that was sent meanwhile", async ({
  shop,
  site,
  context,
}) => {
  const { visitor } = await greeted(context, site);
  await press(visitor, "Yes! Show me coupon");
  await expect(panel(visitor).getByRole("button", { name: "Reveal coupon" })).toBeVisible();
  await press(visitor, "Close chat");
  await visitor.close();
  const { id } = await shop.campaign(unique("Matcha week"));
  const words = unique("Half off all matcha");
  await shop.change(id, { welcome: words, welcome_nameless: words });
  await shop.post(`/api/v1/campaigns/${id}/send`, {});

  const later = await context.newPage();
  await later.clock.install({ time: Date.now() + DAY_MS });
  await later.goto(site.url);

  await expect(bubble(later)).toHaveAccessibleName("Open chat. New messages: 1");
  await bubble(later).click();
  await expect(log(later)).toContainText(words);
  await press(later, "Reveal coupon");
  await expect(log(later)).toContainText("UMI10");
  await later.reload();
  await expect(log(later)).toContainText("UMI10");
  await expect(log(later)).toContainText(words);
});

test("what is typed offline in one of two tabs goes out exactly once, even when the answer is lost", async ({
  shop,
  site,
  context,
  faults,
}) => {
  faults.allow(/net::ERR_/);
  const { visitor, origin } = await greeted(context, site);
  const other = await elsewhere(context, site);
  await visitor.bringToFront();
  let online = false;
  let lost = 0;
  await context.route(/\/chat\/events$/, async (route) => {
    const typed = route.request().postData()?.includes("Typed in a tunnel");
    if (!online || !typed || lost > 0) return route.continue();
    lost++;
    await route.fetch();
    await route.abort();
  });

  await context.setOffline(true);
  await say(visitor, "Typed in a tunnel");
  await say(visitor, "A long one");
  await expect(own(visitor, "A long one").getByTitle("Waiting to be sent")).toBeVisible();
  online = true;
  await context.setOffline(false);

  const typed = ["Typed in a tunnel", "A long one"];
  for (const tab of [visitor, other]) {
    for (const words of typed) {
      await expect(own(tab, words).getByTitle(/Delivered|Seen/)).toBeVisible();
      await expect(own(tab, words)).toHaveCount(1);
    }
  }
  expect(lost).toBe(1);
  await expect.poll(() => wrote(shop, origin)).toEqual(typed);
});

test("who confirms “delete my data” finds the panel empty in every tab and nothing left in the shop's storage", async ({
  shop,
  site,
  context,
}) => {
  const { visitor, origin } = await greeted(context, site);
  const other = await elsewhere(context, site);
  await visitor.bringToFront();

  await say(visitor, "delete my data");
  await press(visitor, "Delete");

  for (const tab of [visitor, other]) {
    await expect(log(tab)).toContainText("deletes everything it has stored about you");
    await expect(log(tab)).not.toContainText("delete my data");
    await expect(panel(tab).getByRole("button", { name: "Yes! Show me coupon" })).toHaveCount(0);
  }
  await expect.poll(() => shop.cameBy(origin), { timeout: 60_000 }).toEqual([]);
  for (const tab of [visitor, other]) {
    expect(await kept(tab)).toEqual(NOTHING);
    await tab.reload();
    await bubble(tab).click();
    await expect(panel(tab).getByRole("button", { name: "Start chat" })).toBeVisible();
    await expect(log(tab)).not.toContainText("deletes everything");
  }
});
