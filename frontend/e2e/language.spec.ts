import { log, open, panel, press } from "./house/chat-test.ts";
import { unique } from "./house/shop.ts";
import { expect, test } from "./house/test.ts";

test("a visitor chooses a language in the chat's menu, and the owner finds them by it", async ({
  page,
  site,
  context,
}) => {
  const place = unique("tongue").replaceAll(" ", "-");
  const visitor = await context.newPage();
  await open(visitor, `${site.url}/?options=${encodeURIComponent(`data-origin="${place}"`)}`);
  await press(visitor, "Start chat");
  await panel(visitor).getByRole("button", { name: "Options" }).click();
  await panel(visitor).getByRole("button", { name: "Language", exact: true }).click();
  for (const name of ["English", "Español", "Français", "Italiano", "Português", "Nederlands", "العربية"])
    await expect(panel(visitor).getByRole("button", { name })).toBeVisible();
  await press(visitor, "Deutsch");
  await expect(log(visitor)).toContainText("Deutsch");

  await expect(panel(visitor)).toHaveAttribute("lang", "de");
  await expect(panel(visitor).getByRole("textbox", { name: "Nachricht" })).toBeFocused();
  await panel(visitor).getByRole("textbox").fill("العربية");
  await panel(visitor).getByRole("textbox").press("Enter");
  await expect(panel(visitor)).toHaveAttribute("dir", "rtl");
  await visitor.reload();
  await expect(panel(visitor)).toHaveAttribute("dir", "rtl");
  await panel(visitor).getByRole("textbox").fill("auf deutsch bitte");
  await panel(visitor).getByRole("textbox").press("Enter");
  await expect(panel(visitor)).toHaveAttribute("dir", "ltr");

  const rows = page.getByRole("table").getByRole("row");
  await page.goto(`/customers?origin=${place}&language=de`);
  await expect(rows).toHaveCount(2);
  await page.goto(`/customers?origin=${place}&language=es`);
  await expect(page.getByText("No matches")).toBeVisible();
});

test.describe("a visitor whose browser speaks Spanish", () => {
  test.use({ locale: "es-MX" });

  test("reads the shop's chat page, and is answered, in Spanish", async ({ page }) => {
    await page.goto("/chat");
    await expect(page.locator("html")).toHaveAttribute("lang", "es");
    await press(page, "Iniciar chat");
    await expect(log(page)).toContainText("Te damos la bienvenida");
    await press(page, "Sí, ¡enséñamelo!");
    await expect(log(page)).toContainText("10 % de descuento");
  });
});

test("a browser whose first language is not ours gets the next one it likes, for the chat and its answers", async ({
  page,
}) => {
  await page.addInitScript(() =>
    Object.defineProperty(navigator, "languages", { get: () => ["ca-ES", "ca", "es-ES", "es", "en"] }),
  );
  await page.goto("/chat");
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await press(page, "Iniciar chat");
  await expect(log(page)).toContainText("Te damos la bienvenida");
});
