import { unique } from "./house/shop.ts";
import { expect, test } from "./house/test.ts";

test("two variants are planned, written, sent, compared, and one is used for everybody", async ({
  page,
  shop,
}) => {
  await shop.crowd({ customers: 40, yes: 0.3 });
  const name = unique("Two wordings");
  await page.goto("/campaigns");
  await page.getByRole("button", { name: "New campaign" }).click();
  const form = page.getByRole("dialog", { name: "New campaign" });
  await form.getByLabel("Name").fill(name);
  await form.getByRole("button", { name: /^Create/ }).click();
  await expect(page).toHaveURL(/\/messages\?campaign=/);
  const id = new URL(page.url()).searchParams.get("campaign") ?? "";
  await shop.change(id, { welcome: "Hi {name}! Half off this week." });

  await page.goto(`/campaigns/${id}`);
  await page.getByRole("button", { name: "Try variants" }).click();
  const plan = page.getByRole("dialog", { name: "Which wording works" });
  await expect(plan.getByText("Better variants get more people")).toBeVisible();
  await plan.getByLabel("Let it learn").uncheck();
  await plan.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Not started yet")).toBeVisible();

  await page.getByRole("link", { name: "Write them" }).click();
  await expect(page.getByText("Change only what B should say differently")).toBeVisible();
  await page.getByLabel("Greeting", { exact: true }).fill("Psst, {name}!");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("Saved; nobody sees it until you send it")).toBeVisible();
  await page.getByText("A – the campaign’s own").click();
  await expect(page.getByLabel("Greeting", { exact: true })).toHaveValue(/Half off/);

  await page.goto(`/campaigns/${id}`);
  await page.getByRole("button", { name: /^Send to/ }).click();
  const asked = page.getByRole("dialog", { name: `Send “${name}”` });
  await asked.getByRole("button", { name: /^Send to/ }).click();
  await expect(page.getByText("Too early to say.")).toBeVisible();
  const table = page.getByRole("table", { name: "Variants and their figures" });
  await expect(table.getByRole("row")).toHaveCount(3);

  await page.getByRole("button", { name: "Use B for everybody" }).click();
  const sure = page.getByRole("dialog", { name: "Use B for everybody?" });
  await sure.getByRole("button", { name: "Use B for everybody" }).click();

  await expect(page.getByText("Over: everybody gets B.").first()).toBeVisible();
  await expect.poll(async () => (await shop.copy(id)).welcome).toBe("Psst, {name}!");
});
