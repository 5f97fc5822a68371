import { chromium } from "@playwright/test";
import { Coupons } from "./house/coupons.ts";
import { filmOf } from "./house/fake-camera.ts";
import { createFaults } from "./house/faults.ts";
import { expect, SIGNED_OUT, test } from "./house/test.ts";
import { TillPage } from "./house/till-page.ts";

// Staff have the till open on a device of its own, on which nobody is signed in to the dashboard.
test.use({ storageState: SIGNED_OUT });

test.afterEach(({ shop }) => new Coupons(shop).oneForAll());

test("a phone reveals a code, the till redeems it once, and both are counted", async ({
  context,
  shop,
  jar,
}) => {
  const coupons = new Coupons(shop);
  await coupons.oneEach();
  const { code } = await coupons.revealed();
  const before = await shop.people("redeemed");
  const { link } = await coupons.till("Counter by the door");
  const till = await TillPage.open(context, link, jar.url);
  expect(till.page.url(), "the secret is gone from the address").toBe(`${jar.url}/till`);

  await till.says(code.toLowerCase().replaceAll("-", " "), "Valid");
  await expect(till.answer).toContainText("10% off");
  expect(await coupons.uses(code), "looking redeems nothing").toBe(0);
  await till.page.getByLabel("Sale amount").fill("23,50");
  await till.redeem();
  await expect(till.answer).toContainText("Redeemed");
  await expect(till.answer).toContainText("€2.35 off");
  await expect.poll(() => shop.people("redeemed")).toBe(before + 1);

  await till.button("Next customer").click();
  await till.says(code, "Already used");
  await expect(till.answer).toContainText(/Today, .*, at Counter by the door/);
  await expect(till.button("Redeem")).toHaveCount(0);
});

test("what was redeemed by mistake is undone, and the code is good again", async ({ context, shop, jar }) => {
  const coupons = new Coupons(shop);
  const [code = ""] = await coupons.given(1);
  const till = await TillPage.open(context, (await coupons.till()).link, jar.url);
  await till.says(code, "Valid");
  await till.redeem();
  await till.button(/^Undo/).click();
  await expect(till.answer).toContainText("Undone");
  expect(await coupons.uses(code)).toBe(0);
  await till.says(code, "Valid");
});

test("the undo is still there after the page was loaded again, and in another tab of the same till", async ({
  context,
  shop,
  jar,
}) => {
  const coupons = new Coupons(shop);
  const [first = "", second = ""] = await coupons.given(2);
  const till = await TillPage.open(context, (await coupons.till()).link, jar.url);
  for (const code of [first, second]) {
    await till.says(code, "Valid");
    await till.redeem();
    await expect(till.answer).toContainText("Redeemed");
  }
  await till.page.reload();
  await till.button(new RegExp(`^Undo.*${first}`)).click();
  await till.button(/^Undo \(/).click();
  await expect(till.answer).toContainText("Undone");
  expect(await coupons.uses(first)).toBe(0);

  const other = await context.newPage();
  await other.goto(`${jar.url}/till`);
  await expect(other.getByRole("button", { name: /^Undo/ })).toHaveText(new RegExp(second));
});

test("an unknown code, a typing mistake and a void coupon each have an answer of their own", async ({
  context,
  shop,
  jar,
}) => {
  const coupons = new Coupons(shop);
  const [code = ""] = await coupons.given(1);
  const { id } = await coupons.first(`code=${code}`);
  await shop.post(`/api/v1/coupons/${id}/void`, { reason: "Posted in a forum" });
  const till = await TillPage.open(context, (await coupons.till()).link, jar.url);
  await till.says("NOSUCHCODE1", "Unknown");
  await till.says(
    code.replace(/.$/, (last) => (last === "7" ? "8" : "7")),
    "Unknown",
  );
  await till.says(code, "Void");
});

test("the keyboard is enough, and a scanner that types is one", async ({ context, shop, jar }) => {
  const coupons = new Coupons(shop);
  const [first = "", second = ""] = await coupons.given(2);
  const { page, answer } = await TillPage.open(context, (await coupons.till()).link, jar.url);
  await page.keyboard.type(`${first}`, { delay: 5 });
  await page.keyboard.press("Tab");
  await expect(answer).toContainText(first);
  // The next scan begins while the button to redeem has the focus.
  await expect(page.getByRole("button", { name: "Redeem", exact: true })).toBeFocused();
  await page.keyboard.type(second, { delay: 5 });
  await page.keyboard.press("Enter");
  await expect(answer).toContainText(second);
  expect(await coupons.uses(first)).toBe(0);

  await expect(async () => {
    await page.keyboard.press("Enter");
    await expect(answer).toContainText("Redeemed", { timeout: 1_000 });
  }).toPass();
  expect(await coupons.uses(second)).toBe(1);
});

test("a line that breaks after the sale was sent: the till says so, asks again, and it counts once", async ({
  context,
  shop,
  jar,
  faults,
}) => {
  faults.allow(/ERR_FAILED|Failed to load resource/);
  const coupons = new Coupons(shop);
  const [code = ""] = await coupons.given(1);
  const till = await TillPage.open(context, (await coupons.till()).link, jar.url);
  await till.says(code, "Valid");
  // It arrives, and only the answer is lost.
  await till.page.route("**/api/v1/till/redemptions", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await till.redeem();
  await expect(till.answer).toContainText("No connection");
  expect(await coupons.uses(code)).toBe(1);
  const kept = () => till.page.evaluate(() => JSON.stringify(Object.values({ ...sessionStorage })));
  expect(await kept()).toContain(code);

  await till.page.unroute("**/api/v1/till/redemptions");
  await till.page.reload();
  await expect(till.answer).toContainText("Redeemed");
  expect(await coupons.uses(code)).toBe(1);
  expect(await kept()).toBe("[]");
});

test("a wrong PIN is refused, the right one signs in, and a revoked till is out", async ({
  page,
  shop,
  faults,
}) => {
  faults.allow(/status of 401/);
  const coupons = new Coupons(shop);
  const { pin, till } = await coupons.till();
  await page.goto("/till");
  await page.getByLabel("PIN").fill("000000");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("isn’t valid")).toBeVisible();
  await page.getByLabel("PIN").fill(pin);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: till.name })).toBeVisible();

  const refused = await page.request.get("/api/v1/customers");
  expect(refused.status(), "a till may do nothing else").toBe(401);
  await shop.remove(`/api/v1/tills/${till.id}`);
  await page.getByLabel("Coupon code").fill("ANYTHING1");
  await page.keyboard.press("Enter");
  await expect(page.getByText("This till was signed out.")).toBeVisible();
});

for (const width of [390, 1280]) {
  test(`the camera reads the QR code of a customer's coupon, ${width} px wide`, async ({
    page,
    shop,
    jar,
    faults,
  }, info) => {
    const coupons = new Coupons(shop);
    await coupons.oneEach();
    const { person, code } = await coupons.revealed();
    const { link } = await coupons.till();
    const film = info.outputPath("code.y4m");
    // The customer opens their coupon and holds the phone before the till.
    const theirs = await coupons.page(person);
    await page.goto(theirs);
    await expect(page.getByText(code).first()).toBeVisible();
    const shown = await page.locator("svg").first().screenshot();
    // A page whose policy lets a picture be drawn from what the test hands over.
    faults.allow(/status of 401/);
    await page.goto("/till");
    await filmOf(page, `data:image/png;base64,${shown.toString("base64")}`, film);
    // Its camera is given to a browser when it starts.
    const browser = await chromium.launch({
      ...info.project.use.launchOptions,
      args: [
        ...(info.project.use.launchOptions?.args ?? []),
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        `--use-file-for-fake-video-capture=${film}`,
      ],
    });
    const context = await browser.newContext({
      viewport: { width, height: 844 },
      locale: "en-GB",
      baseURL: jar.url,
    });
    const watched = createFaults(new URL(jar.url).origin);
    watched.watch(context);
    const till = await TillPage.open(context, link, jar.url);
    await till.button("Scan with the camera").click();
    await expect(till.answer).toContainText("Valid");
    await expect(till.answer).toContainText(code);
    await expect(till.page.locator("video"), "the camera is off again").toHaveCount(0);
    await till.redeem();
    await expect(till.answer).toContainText("Redeemed");
    await browser.close();
    watched.expectNone();
  });
}

test("without a camera the till says so, and goes on by hand", async ({ context, shop, jar }) => {
  const coupons = new Coupons(shop);
  const till = await TillPage.open(context, (await coupons.till()).link, jar.url);
  await till.button("Scan with the camera").click();
  await expect(till.page.getByText(/No camera was found|The camera is blocked/)).toBeVisible();
  await till.button("Close the camera").click();
  await expect(till.page.getByLabel("Coupon code")).toBeFocused();
});
