import { defineConfig } from "@playwright/test";
import { chromiumHere } from "./find-chromium.mjs";

const executablePath = process.env.PROMOBOT_CHROMIUM ?? chromiumHere() ?? "chromium";
// Each worker loads this file again; they need not look for the browser again.
process.env.PROMOBOT_CHROMIUM = executablePath;

/** The packaged jar in a browser, as its owner sees it. */
export default defineConfig({
  testDir: ".",
  outputDir: "../../target/e2e",
  // Each worker has a jar of its own, and its tests share it; two cores are what CI has.
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  // Limits say when to give up, not how long it may take: a busy machine is not a failure.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath,
      args: [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
