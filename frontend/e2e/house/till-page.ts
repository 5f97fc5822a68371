import type { BrowserContext, Page } from "@playwright/test";
import { expect } from "./test.ts";

/** The till, as staff use it. */
export class TillPage {
  private constructor(readonly page: Page) {}

  /** Opens a till by its own link, in a browser nobody is signed in to. */
  static async open(context: BrowserContext, link: string, home: string): Promise<TillPage> {
    const page = await context.newPage();
    // The link names the address the shop is known by; a test's jar has a port of its own.
    await page.goto(`${home}/till${new URL(link).hash}`);
    await expect(page.getByLabel("Coupon code")).toBeFocused();
    return new TillPage(page);
  }

  get answer() {
    return this.page.getByRole("region", { name: "Answer" });
  }

  button(name: string | RegExp) {
    return this.page.getByRole("button", { name, exact: typeof name === "string" });
  }

  /** Types a code and waits for what the till says about it. */
  async says(code: string, word: string | RegExp): Promise<void> {
    await this.page.getByLabel("Coupon code").fill(code);
    await this.page.keyboard.press("Enter");
    await expect(this.answer).toContainText(word);
  }

  /** A cashier reads the answer before confirming; a press that comes sooner is taken for a scanner's. */
  async redeem(): Promise<void> {
    await expect(async () => {
      await this.button("Redeem").click({ timeout: 1_000 });
      await expect(this.answer).not.toContainText("Valid", { timeout: 1_000 });
    }).toPass();
  }
}
