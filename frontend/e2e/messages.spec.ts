import { png } from "./house/png.ts";
import { expect, test } from "./house/test.ts";

test("a new thank-you picture is published and reaches everybody who says no from then on", async ({
  page,
  shop,
}) => {
  await page.goto("/messages");
  await page.getByRole("button", { name: /^Thanks/ }).click();
  await page.getByLabel("Thank-you picture: file").setInputFiles({
    name: "thanks.png",
    mimeType: "image/png",
    buffer: png(),
  });
  await expect(page.getByText("240 × 160 pixels")).toBeVisible();
  await page.getByRole("button", { name: /^Publish version/ }).click();
  await expect(page.getByRole("button", { name: /^Publish version/ })).toBeHidden();
  const own = (await shop.get<{ copy: { thanks_image: string } }>("/api/v1/campaigns/welcome")).copy;
  expect(own.thanks_image).toMatch(/^\/images\//);

  const ana = await shop.welcomed();
  await page.goto(`/demo?phone=${ana.psid}`);
  const phone = page.getByRole("region", { name: `Phone of ${ana.name}` });
  await phone.getByRole("button", { name: "No, thanks" }).click();

  const picture = phone.locator(`img[src$="${own.thanks_image}"]`);
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(240);
});

test("an SVG is refused in words, whatever its name says", async ({ page, faults }) => {
  faults.allow(/status of 415/);
  await page.goto("/messages");
  await page.getByRole("button", { name: /^Thanks/ }).click();
  await page.getByLabel("Thank-you picture: file").setInputFiles({
    name: "thanks.png",
    mimeType: "image/png",
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>window.ran=1</script></svg>'),
  });
  await expect(page.getByRole("group", { name: "Thank-you picture" })).toContainText(/PNG|JPEG/);
  await expect(page.getByRole("button", { name: /^Publish version/ })).toBeHidden();
});

test("each language has a tab with what is missing, a preview in it, and all are published together", async ({
  page,
  shop,
}) => {
  await page.goto("/messages");
  const tabs = page.getByRole("region", { name: "Languages" });
  await expect(tabs.getByRole("radio")).toHaveCount(8);
  await page.getByRole("button", { name: /^Coupon/ }).click();
  await page.getByLabel("Offer", { exact: true }).fill("Half price on Mondays");
  await tabs.getByText("Español", { exact: false }).click();
  await expect(tabs).toContainText("1 text in English: “Offer”.");
  const offer = page.getByLabel("Offer", { exact: true });
  await expect(offer).toHaveValue("");
  const phone = page.getByRole("region", { name: "What the customer gets" });
  await expect(phone).toContainText("Half price on Mondays");
  await expect(phone.getByRole("button", { name: "Ver el código" })).toBeVisible();
  await offer.fill("Los lunes, a mitad de precio");
  await expect(phone).toContainText("Los lunes, a mitad de precio");
  await expect(tabs).not.toContainText("in English");
  await page.getByLabel("Reveal button").fill("Quiero ver ese código ya");
  await expect(page.getByText("4 too many for Messenger.").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Fix it" })).toBeVisible();
  await page.getByLabel("Reveal button").fill("Ver mi código");
  await expect(page.getByText("3 changes")).toBeVisible();
  await page.getByRole("button", { name: /^Publish version/ }).click();
  await expect(page.getByRole("button", { name: /^Publish version/ })).toBeHidden();

  const now = await shop.get<{ copy: { offer: string }; translations: { es: object } }>(
    "/api/v1/campaigns/welcome",
  );
  expect(now.copy.offer).toBe("Half price on Mondays");
  expect(now.translations.es).toEqual({
    offer: "Los lunes, a mitad de precio",
    reveal_label: "Ver mi código",
  });
  await page.getByRole("row", { name: /Version.*live/ }).click();
  await expect(page.getByRole("dialog")).toContainText("Offer (Español)");
  await expect(page.getByRole("dialog")).toContainText("Los lunes, a mitad de precio");
});

test("Arabic is written and read from right to left", async ({ page }) => {
  await page.goto("/messages");
  await page.getByRole("region", { name: "Languages" }).getByText("العربية").first().click();
  const phone = page.getByRole("region", { name: "What the customer gets" });
  const yes = phone.getByRole("button", { name: "نعم، أرني القسيمة!" });
  await expect(yes).toBeVisible();
  expect(await yes.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
  const greeting = page.getByLabel("Greeting", { exact: true });
  expect(await greeting.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
  expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe("ltr");
});
