import { unique } from "./house/shop.ts";
import { expect, test } from "./house/test.ts";

test("a topic is made, its question reaches the desk, and is done and open again", async ({ page, shop }) => {
  const topic = unique("Returns");
  await page.goto("/topics");
  await page.getByRole("button", { name: "New topic" }).click();
  const dialog = page.getByRole("dialog", { name: "New topic" });
  await dialog.getByRole("textbox", { name: "Name" }).fill(topic);
  await dialog.getByRole("switch", { name: "Slack" }).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  const line = page.getByRole("list", { name: "Topics" }).getByRole("listitem").filter({ hasText: topic });
  await expect(line.getByText("Slack")).toBeVisible();

  const question = unique("How do I send it back?");
  await shop.post("/api/v1/requests", {
    topic: `  ${topic.toUpperCase()} `,
    message: question,
    name: "Ana",
    email: "ana@example.org",
  });
  await page.getByRole("link", { name: "Requests", exact: true }).first().click();
  const request = page.getByRole("listitem").filter({ hasText: question }).first();
  await expect(request.getByText("Notified", { exact: true })).toBeVisible({ timeout: 30_000 });
  await request.getByRole("button", { name: /^Done/ }).click();
  await expect(page.getByText(question)).toHaveCount(0);

  await page.goto("/requests?state=done");
  await request.getByRole("button", { name: /^Reopen/ }).click();
  await expect(page.getByText(question)).toHaveCount(0);
  await page.goto("/requests");
  await expect(page.getByText(question)).toBeVisible();
});

test("a question nobody has a topic for goes to the default desk, and one press makes it a topic", async ({
  page,
  shop,
}) => {
  const topic = unique("Gift cards");
  await shop.post("/api/v1/requests", {
    topic,
    message: "Do you sell them?",
    name: "Bo",
    phone: "+34612345678",
  });

  await page.goto("/requests");
  const request = page.getByRole("listitem").filter({ hasText: topic }).first();
  await expect(request.getByText("Unknown topic")).toBeVisible();
  await request.getByRole("link", { name: "Make it a topic" }).click();

  const dialog = page.getByRole("dialog", { name: "New topic" });
  await expect(dialog.getByRole("textbox", { name: "Name" })).toHaveValue(topic);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("Choose at least one channel.")).toBeVisible();
});

test("a question is answered by e-mail and done with one press", async ({ page, shop }) => {
  const question = unique("Do you ship to Lugo?");
  await shop.post("/api/v1/requests", { topic: "Sales", message: question, email: "ana@example.org" });

  await page.goto("/requests");
  const request = page.getByRole("listitem").filter({ hasText: question }).first();
  await request.getByRole("button", { name: /^Answer question/ }).click();
  const field = request.getByRole("textbox", { name: /^Your answer to question/ });
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(/ana@example\.org/);
  await field.fill("Yes, in two days.");
  await request.getByRole("button", { name: "Send and mark done" }).click();
  await expect(page.getByText(question)).toHaveCount(0);

  await page.goto("/requests?state=done");
  const answers = request.getByRole("list", { name: "Answers" });
  await expect(answers.getByText("Yes, in two days.")).toBeVisible();
  await expect(answers.getByText("Sent", { exact: true })).toBeVisible({ timeout: 30_000 });
});

test("a channel is tried from the page", async ({ page }) => {
  await page.goto("/topics");
  await page.getByRole("button", { name: "Send a test to Slack" }).click();
  await expect(page.getByText("The test arrived")).toBeVisible({ timeout: 30_000 });
});
