import { expect, type Page } from "@playwright/test";

/** Changes what the dashboard saves at once; the screen shows it before the server has it, and a page that is left may take it along. */
export async function saved(page: Page, change: () => Promise<unknown>): Promise<void> {
  const answer = page.waitForResponse((each) => ["PUT", "PATCH"].includes(each.request().method()));
  await change();
  expect((await answer).ok(), "saved").toBe(true);
}
