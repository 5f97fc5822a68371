import { Coupons } from "./house/coupons.ts";
import { unique } from "./house/shop.ts";
import { expect, test } from "./house/test.ts";

test.afterEach(({ shop }) => new Coupons(shop).oneForAll());

test("a coupon is found by its code; its history is told, a redemption undone, and it is made void", async ({
  page,
  shop,
}) => {
  const coupons = new Coupons(shop);
  const [code = ""] = await coupons.given(1);
  const key = crypto.randomUUID();
  await shop.post("/api/v1/redemptions", { code, amount: "23.50", till: "Web shop", key });

  await page.goto("/coupons");
  await page.getByRole("searchbox", { name: "Search by code" }).fill(code.toLowerCase());
  const row = page.getByRole("row").filter({ hasText: code });
  await expect(row).toContainText("Used");
  await row.getByRole("button", { name: code }).click();
  const drawer = page.getByRole("dialog", { name: code });
  const history = drawer.getByRole("region", { name: "History" });
  await expect(history).toContainText("Redeemed at Web shop");
  await expect(history).toContainText("Sale €23.50, €2.35 off");

  await history.getByRole("button", { name: /^Undo/ }).click();
  const why = page.getByRole("dialog", { name: "Undo this redemption?" });
  await why.getByLabel("Why?").fill("Rang it up twice");
  await why.getByRole("button", { name: "Undo it" }).click();
  await expect(history).toContainText("Undone later");
  await expect(history).toContainText("“Rang it up twice”");

  await drawer.getByRole("button", { name: "Make it void" }).click();
  const really = page.getByRole("dialog", { name: `Make ${code} void?` });
  await really.getByLabel("Why?").fill("Posted in a forum");
  await really.getByRole("button", { name: "Make it void" }).click();
  await expect(history).toContainText("Made void by you");
  await expect(drawer.getByRole("button", { name: "Make it void" })).toHaveCount(0);
});

test("codes are imported all or none, and each mistake is named by its line", async ({ page, shop }) => {
  const { id, name } = await shop.campaign(unique("Import"));
  await shop.put(`/api/v1/campaigns/${id}/coupon`, { kind: "imported" });
  const code = unique("IMP").replace(/\W/g, "").toUpperCase();
  const file = (...lines: string[]) => ({
    name: "codes.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(lines.join("\n")),
  });

  await page.goto(`/coupons?campaign=${id}`);
  await page.getByRole("button", { name: "Import codes" }).click();
  const dialog = page.getByRole("dialog", { name: "Import your own codes" });
  await expect(dialog.getByLabel("Campaign")).toHaveValue(id);
  await dialog.getByLabel("File").setInputFiles(file(`${code}1`, `${code}2`, "!", `${code}1`));
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect(dialog).toContainText("Nothing was added");
  await expect(dialog.getByRole("row")).toHaveCount(3);
  await expect(dialog.getByRole("row").nth(2)).toContainText("4");

  await dialog.getByLabel("File").setInputFiles(file("code", `${code}1`, `${code}2`));
  await dialog.getByRole("button", { name: "Import" }).click();
  const done = page.getByRole("dialog", { name: "Codes imported" });
  await expect(done).toContainText("2 codes were added");
  await done.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("row").filter({ hasText: code })).toHaveCount(2);
  await expect(page.getByRole("row").filter({ hasText: code }).first()).toContainText("Not given out");

  const csv = await page.request.get(`/api/v1/coupons.csv?campaign=${id}&format=plain`);
  expect(await csv.text()).toContain(`${code}1`);
  await page.goto(`/campaigns/${id}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText("0 people have one, 2 left")).toBeVisible();
});

test("a campaign's coupon is set, and what would let people down is refused", async ({ page, shop }) => {
  const { id } = await shop.campaign(unique("Terms"));
  await page.goto(`/campaigns/${id}`);
  await page.getByRole("button", { name: "Change", exact: true }).click();
  const form = page.getByRole("dialog", { name: "Coupon" });
  await form.getByText("One each", { exact: true }).click();
  await form.getByLabel("Begins with").fill("umi");
  await form.getByLabel("Worth").selectOption({ label: "Money off" });
  await form.getByLabel("Amount").fill("2,50");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toContainText("Enter one such as EUR.");
  await form.getByLabel("Currency").fill("eur");
  await form.getByLabel("How many people").fill("500");
  await form.getByLabel("First day").fill("2030-12-24");
  await form.getByLabel("Last day").fill("2030-12-01");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toContainText("This is before the first day.");
  await form.getByLabel("First day").fill("");
  await form.getByLabel("Remind people").check();
  await form.getByRole("button", { name: "Save" }).click();

  await expect(form).toHaveCount(0);
  await expect(page.getByText("One each, beginning with UMI")).toBeVisible();
  await expect(page.getByText("€2.50 off", { exact: true })).toBeVisible();
  await expect(page.getByText("0 of 500 given out, 500 left")).toBeVisible();
  await expect(page.getByText("One day before the end")).toBeVisible();
});

test("a till is made, its PIN and code are shown once, and it is revoked", async ({ page }) => {
  const name = unique("Counter");
  await page.goto("/settings?section=tills");
  await page.getByRole("button", { name: "New till" }).click();
  const form = page.getByRole("dialog", { name: "New till" });
  await form.getByRole("textbox", { name: "Name" }).fill(name);
  await form.getByRole("button", { name: "Create till" }).click();
  const ready = page.getByRole("dialog", { name: `${name} is ready` });
  const code = ready.getByRole("img", { name: "QR code that signs the till in" });
  await expect.poll(() => code.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expect(ready).toContainText(/PIN\s*\d{4}/);
  await ready.getByRole("button", { name: "Done" }).click();
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText("Nobody");

  await page.reload();
  await expect(row).toBeVisible();
  await page.getByRole("button", { name: `Revoke ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(row).toHaveCount(0);
});

test("sales are told by source and by day, with what a redeemed coupon cost", async ({ page, shop }) => {
  const coupons = new Coupons(shop);
  await coupons.oneEach();
  const origin = unique("poster").replaceAll(" ", "-");
  const { code } = await coupons.revealed(origin);
  await shop.post("/api/v1/redemptions", { code, amount: "20.00", key: crypto.randomUUID() });

  await page.goto("/campaigns/welcome");
  const card = page.getByRole("region", { name: "From source to sale" });
  const row = card.getByRole("row").filter({ hasText: origin });
  for (const words of ["€20.00", "€2.00"]) await expect(row).toContainText(words);
  await card.getByText("By day", { exact: true }).click();
  const today = card.getByRole("row").nth(1);
  await expect(today).toContainText("€");
});
