import { unique } from "./house/shop.ts";
import { expect, test } from "./house/test.ts";

test("an entry link comes with a QR code, and counts who came by it", async ({ page, shop }) => {
  const place = unique("window").replaceAll(" ", "-");
  await page.goto("/settings?section=links");
  await page.getByLabel("Where will people see it?").fill(place);
  await page.getByRole("button", { name: "Create link" }).click();

  const dialog = page.getByRole("dialog", { name: place });
  const row = page.getByRole("row").filter({ hasText: place });
  await expect(row.or(dialog).first()).toBeVisible();
  if (!(await dialog.isVisible()))
    await page.getByRole("button", { name: `QR code and poster of ${place}` }).click();
  const code = dialog.getByRole("img", { name: /^QR code that opens/ });
  await expect(code).toBeVisible();
  await expect.poll(() => code.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  await shop.welcomed(undefined, place);
  await page.reload();
  await expect(row).toContainText(/1/);
  await expect(row.getByRole("cell").nth(1)).toHaveText("1");
});

test("a renewed API token is shown once and replaces the old one", async ({ page, jar, playwright }) => {
  const answer = async (token: string) => {
    const script = await playwright.request.newContext({
      extraHTTPHeaders: { authorization: `Bearer ${token}` },
    });
    const { status } = await script.get(`${jar.url}/api/v1/status`).then((got) => ({ status: got.status() }));
    await script.dispose();
    return status;
  };
  expect(await answer(jar.apiToken)).toBe(200);

  await page.goto("/settings?section=token");
  await page.getByRole("button", { name: "Create a new API token" }).click();
  await page
    .getByRole("dialog", { name: "Create a new API token?" })
    .getByRole("button", { name: "Create a new API token" })
    .click();
  await expect(page.getByText("Your new API token")).toBeVisible();
  const token = await page
    .getByRole("button", { name: "Copy new api token" })
    .evaluate((button) => button.closest("div:has(> code)")?.querySelector("code")?.textContent ?? "");
  expect(await answer(token)).toBe(200);
  expect(await answer(jar.apiToken)).toBe(401);

  await page.reload();
  await expect(page.getByRole("button", { name: "Create a new API token" })).toBeVisible();
  await expect(page.getByText(token)).toHaveCount(0);
});

test("a web shop's token redeems, is refused everywhere else, and stops when it is revoked", async ({
  page,
  jar,
  playwright,
}) => {
  const name = unique("Web shop");
  await page.goto("/settings?section=token");
  await page.getByRole("button", { name: "New token" }).click();
  await page.getByLabel("Program", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Create token" }).click();
  const dialog = page.getByRole("dialog", { name: `The token of ${name}` });
  const token = (await dialog.locator("code").first().textContent()) ?? "";
  await dialog.getByRole("button", { name: "Done" }).click();
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText("Redeem coupons only");

  const shop = await playwright.request.newContext({
    baseURL: jar.url,
    extraHTTPHeaders: { authorization: `Bearer ${token}` },
  });
  const look = () => shop.post("/api/v1/coupons/look", { data: { code: "NOBODYS" } });
  expect((await look()).status()).toBe(200);
  expect((await shop.get("/api/v1/customers")).status()).toBe(403);

  await row.getByRole("button", { name: `Revoke the token of ${name}` }).click();
  await page.getByRole("button", { name: "Revoke", exact: true }).click();
  await expect(row).toHaveCount(0);
  expect((await look()).status()).toBe(401);
  await shop.dispose();
});

test("a new PIN for a till is shown once, and the old one opens nothing", async ({
  page,
  jar,
  playwright,
}) => {
  const till = await playwright.request.newContext({ baseURL: jar.url });
  const name = unique("Counter");
  await page.goto("/settings?section=tills");
  await page.getByRole("button", { name: "New till" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Create till" }).click();
  const dialog = page.getByRole("dialog", { name: `${name} is ready` });
  const pin = async () => ((await dialog.locator("strong").last().textContent()) ?? "").replace(" ", "");
  const old = await pin();
  await dialog.getByRole("button", { name: "Done" }).click();

  await page.getByRole("button", { name: `New PIN for ${name}` }).click();
  await page.getByRole("button", { name: "Create new PIN" }).click();
  await expect(dialog).toBeVisible();
  const fresh = await pin();
  expect(fresh).toMatch(/^\d{8}$/);
  const signIn = (typed: string) => till.post("/api/v1/till/session", { data: { pin: typed } });
  expect((await signIn(old)).status()).toBe(401);
  expect((await signIn(fresh)).status()).toBe(200);
  await till.dispose();
});

test("an address with # leads to the section it names, also from another section", async ({ page }) => {
  await page.goto("/settings#links");
  await expect(page.getByRole("heading", { level: 2, name: "Links & QR codes" })).toBeVisible();
  await expect(page).toHaveURL("/settings?section=links");

  await page.goto("/settings#token");
  await expect(page.getByRole("heading", { level: 2, name: "For your bot" })).toBeVisible();
});
