import type { Page } from "@playwright/test";
import { saved } from "./house/saved.ts";
import { expect, test } from "./house/test.ts";

test.use({ welcomeDelay: "1s" });

const side = (page: Page, name: string) =>
  page.getByRole("group", { name: "Whose side" }).locator("label").filter({ hasText: name });

/** Lets Landbot's bot register or ask, as the person in its form. */
async function asBot(page: Page, name: string, email: string): Promise<void> {
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("E-mail", { exact: true }).fill(email);
}

const unique = (word: string) => `${word}.${Date.now().toString(36)}@example.org`;

test("people the bot registers get a welcome e-mail, and are not welcomed twice", async ({ page }) => {
  const email = unique("zoe");
  await page.goto("/demo?side=bot");
  await asBot(page, "Zoë <b>Öberg</b>", email);
  await page.getByRole("button", { name: "Register", exact: true }).click();
  await expect(page.getByText("201 Created")).toBeVisible();
  await expect(page.getByRole("region", { name: "The answer" })).toContainText('"created": true');

  await expect(side(page, "Mailbox")).toContainText(/\d+ new/);
  await side(page, "Mailbox").click();
  await page.getByRole("button", { name: `To ${email}` }).click();
  const letter = page.getByRole("region", { name: "E-mail" });
  // what is not a name is not repeated in a letter
  await expect(letter.getByRole("heading")).toHaveText("Welcome to Umi Shop");
  await expect(letter).toContainText(/thank you for signing up/i);
  await letter.getByRole("button", { name: "Show plain text" }).click();
  await expect(letter).toContainText(/thank you for signing up/i);

  await side(page, "Bot").click();
  await page.getByRole("button", { name: "Register", exact: true }).click();
  await expect(page.getByText("200 OK")).toBeVisible();
  await expect(page.getByRole("region", { name: "The answer" })).toContainText('"created": false');
});

test("a question about Sales is told on Slack", async ({ page }) => {
  const question = `Do you ship to Porto, ${unique("A&B")}?`;
  await page.goto("/demo?side=bot");
  await page.getByText("Ask for help", { exact: true }).click();
  await asBot(page, "Ana", unique("ana"));
  await page.getByLabel("Topic").selectOption("Sales");
  await page.getByLabel("Question").fill(question);
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(page.getByText("202 Accepted")).toBeVisible();

  await expect(side(page, "Slack")).toContainText(/\d+ new/);
  await side(page, "Slack").click();
  await expect(page.getByRole("list", { name: /^Slack: / }).getByText(question)).toBeVisible();
});

test("a wrong quote is answered with its line, which is marked", async ({ page, faults }) => {
  faults.allow(/400 \(Bad Request\)/);
  await page.goto("/demo?side=bot");
  await page.getByRole("button", { name: "Send broken JSON" }).click();
  await expect(page.getByText("400 Bad Request")).toBeVisible();
  await expect(page.getByRole("region", { name: "The answer" })).toContainText("check line 3, column");
});

test("while the mail server is down the welcome waits, and once it is fixed it comes once", async ({
  page,
  shop,
}) => {
  const email = unique("ben");
  await page.goto("/demo?side=bot");
  const broken = page.getByRole("group", { name: "What is broken" });
  await broken.locator("label").filter({ hasText: "Mail" }).click();
  await saved(page, () => page.getByText("Down", { exact: true }).click());
  await expect(page.getByRole("radio", { name: "Down" })).toBeChecked();

  await asBot(page, "Ben", email);
  await page.getByRole("button", { name: "Register", exact: true }).click();
  await expect(page.getByText(/ waits?\. The mail server is down\. Nothing is lost\./)).toBeVisible();

  await page.getByText("Working", { exact: true }).click();
  await expect(page.getByText("All messages sent.")).toBeVisible({ timeout: 60_000 });
  const { mails } = await shop.get<{ mails: { to: string }[] }>("/simulator/mailbox?limit=200");
  expect(mails.filter(({ to }) => to.includes(email))).toHaveLength(1);
});
