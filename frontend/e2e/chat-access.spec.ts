import {
  bubble,
  expect,
  field,
  greeted,
  log,
  mistakes,
  open,
  panel,
  press,
  test,
} from "./house/chat-test.ts";

test.describe("with keyboard and screen reader", () => {
  test("everything works with the keyboard, and the focus returns", async ({ page, shop }) => {
    await page.goto(shop.url);
    await bubble(page).focus();
    await page.keyboard.press("Enter");
    await expect(field(page)).toBeFocused();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await expect(panel(page).getByRole("button", { name: "Start chat" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(log(page)).toContainText("A present");
    await expect(field(page)).toBeFocused();

    await panel(page).getByRole("button", { name: "Yes, please" }).focus();
    await page.keyboard.press("Enter");
    await expect(panel(page).getByRole("button", { name: "Yes, please" }), "stays").toBeFocused();
    await panel(page).getByRole("button", { name: "Reveal" }).focus();
    await page.keyboard.press("Enter");
    await expect(log(page)).toContainText("K7QM");
    await expect(field(page), "the quick reply is gone").toBeFocused();

    await page.keyboard.press("Escape");
    await expect(panel(page)).toBeHidden();
    await expect(bubble(page)).toBeFocused();
    await expect(bubble(page)).toHaveAttribute("aria-expanded", "false");
  });

  test("new messages are added to the log without touching the old ones", async ({ page, chat, shop }) => {
    await greeted(page, shop.url);
    await expect(log(page)).toHaveAttribute("aria-busy", "false");
    await log(page)
      .locator(".lines")
      .evaluate((element) => {
        const touched: string[] = [];
        Object.assign(window, { touched });
        new MutationObserver((changes) => {
          for (const { addedNodes, removedNodes } of changes) {
            for (const node of [...addedNodes, ...removedNodes]) touched.push(node.textContent ?? "");
          }
        }).observe(element, { childList: true });
      });
    chat.push({ from: "shop", kind: "text", text: "One more" });
    await expect(log(page)).toContainText("One more");

    const touched = await page.evaluate(() => (window as unknown as { touched: string[] }).touched);
    expect(touched).toHaveLength(1);
    expect(touched[0]).toContain("Umi Shop: One more");
  });

  for (const scheme of ["light", "dark"] as const) {
    for (const [width, lang] of [
      [1280, "en"],
      [320, "ar"],
    ] as const) {
      test(`axe finds nothing to fix at ${width} px, ${scheme}, ${lang}`, async ({ page, chat, shop }) => {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 700 });
        await page.goto(`${shop.url}/?lang=${lang}&dir=${lang === "ar" ? "rtl" : "ltr"}`);
        await expect(page.locator("#promobot-chat .teaser")).toBeVisible();
        expect(await mistakes(page)).toEqual([]);
        await bubble(page).click();
        await expect(panel(page)).toBeVisible();
        expect(await mistakes(page)).toEqual([]);
        await panel(page).locator(".start").click();
        await press(page, "Yes, please");
        await expect(log(page)).toContainText("Your coupon is ready");
        chat.push({ from: "shop", kind: "image", image: "/images/a.png" });
        await expect(log(page).locator(".photo img")).toBeVisible();
        await field(page).or(panel(page).locator("textarea")).first().fill("…");
        expect(await mistakes(page)).toEqual([]);
        await panel(page).locator(".options .round").click();
        await panel(page).locator(".item").last().click();
        await expect(page.getByRole("alertdialog")).toBeVisible();
        expect(await mistakes(page)).toEqual([]);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        expect(wider, "no horizontal scrolling").toBe(false);
      });
    }
  }
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("fills the screen, locks the page and shrinks with the on-screen keyboard", async ({ page, shop }) => {
    await page.addInitScript(() => {
      const view = new EventTarget();
      Object.assign(view, { width: 390, height: 844, offsetTop: 0, offsetLeft: 0, scale: 1 });
      Object.defineProperty(window, "visualViewport", { value: view });
    });
    await greeted(page, shop.url);
    expect(await panel(page).boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
    await expect(bubble(page)).toBeHidden();
    await expect(field(page), "the keyboard stays closed").not.toBeFocused();
    expect(await page.evaluate(() => document.documentElement.style.overflow)).toBe("hidden");
    await press(page, "Yes, please");
    await expect(panel(page).getByRole("button", { name: "Reveal" })).toBeInViewport();

    await page.evaluate(() => {
      Object.assign(window.visualViewport ?? {}, { height: 420, offsetTop: 60 });
      window.visualViewport?.dispatchEvent(new Event("resize"));
    });

    await expect.poll(() => panel(page).boundingBox()).toEqual({ x: 0, y: 60, width: 390, height: 420 });
    await expect(panel(page).getByRole("button", { name: "Reveal" })).toBeInViewport();
    const size = await field(page).evaluate((element) => getComputedStyle(element).fontSize);
    expect(Number.parseFloat(size), "phones zoom into smaller text").toBeGreaterThanOrEqual(16);
    await press(page, "Close chat");
    expect(await page.evaluate(() => document.documentElement.style.overflow)).toBe("");
    await expect(bubble(page)).toBeVisible();
  });

  test("Tab stays inside while it covers the page", async ({ page, shop }) => {
    await open(page, shop.url);
    for (let at = 0; at < 12; at++) {
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("promobot-chat");
    }
  });
});
