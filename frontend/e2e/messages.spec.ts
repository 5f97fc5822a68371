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
