import { type BrowserContext, expect } from "@playwright/test";

/** Whatever must not happen in a browser, whichever test runs. */
export interface Faults {
  /** What this test brings about itself. */
  allow(...expected: RegExp[]): void;
  watch(context: BrowserContext): void;
  expectNone(): void;
}

export function createFaults(home: string): Faults {
  const seen: string[] = [];
  const allowed: RegExp[] = [];

  function watch(context: BrowserContext): void {
    context.on("console", (message) => {
      if (message.type() === "error") seen.push(`console: ${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (failure) => seen.push(`error in the page: ${failure.error().message}`));
    context.on("dialog", async (dialog) => {
      seen.push(`dialog: ${dialog.message()}`);
      await dialog.dismiss();
    });
    context.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith("http") && origin !== home) seen.push(`request to ${request.url()}`);
    });
  }

  return {
    allow: (...expected) => void allowed.push(...expected),
    watch,
    expectNone() {
      const unexpected = seen.filter((fault) => !allowed.some((pattern) => pattern.test(fault)));
      expect(unexpected, "errors, alert boxes and requests to others").toEqual([]);
    },
  };
}
