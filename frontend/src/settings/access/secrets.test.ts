import { expect, test } from "vitest";
import { ApiError } from "../../api/client.ts";
import { showPage } from "../../api/page.ts";
import {
  botAddress,
  createSecretsStore,
  curlExample,
  passwordProblems,
  stillInAddress,
} from "./secrets-store.ts";

const api = {
  showPage,
  renewToken: async () => "fresh script",
  renewBotToken: async () => "fresh bot",
  changePassword: async (_current: string, _next: string) => {},
};

test("a password says how much is missing, and a slip in the second one as soon as it is made", () => {
  expect(passwordProblems("", "")).toEqual({ next: null, repeated: null });
  expect(passwordProblems("123456789", "")).toEqual({ next: "1 more character.", repeated: null });
  expect(passwordProblems("1234567890", "1234")).toEqual({ next: null, repeated: null });
  expect(passwordProblems("1234567890", "1235").repeated).toBe("This is not the same as above.");
});

test("a changed password leaves empty fields, a refused one what was typed", async () => {
  const refuse = () => Promise.reject(new ApiError(403, "The current password is wrong"));
  const store = createSecretsStore({ ...api, changePassword: refuse });
  const { current, next, repeated, change } = store.password;
  current.value = "guess";
  next.value = repeated.value = "a-new-password";
  expect(store.passwordReady.value).toBe(true);

  await change.run();
  expect(current.value).toBe("guess");

  const other = createSecretsStore(api).password;
  other.current.value = "right";
  await other.change.run();
  expect(other.current.value).toBe("");
});

test("a renewed token is there to be copied, the question is answered, and the other one stays", async () => {
  const { bot, script } = createSecretsStore(api).tokens;
  bot.ask(true);

  await bot.renew.run();

  expect(bot.token.value).toBe("fresh bot");
  expect(bot.asking.value).toBe(false);
  expect(script.token.value).toBeNull();
});

test("the owner is reminded for a week of a bot that has the token for everything", () => {
  const now = new Date("2026-11-29T12:00:00Z");
  expect(stillInAddress(null, now)).toBe(false);
  expect(stillInAddress(new Date("2026-11-23T12:00:00Z"), now)).toBe(true);
  expect(stillInAddress(new Date("2026-11-20T12:00:00Z"), now)).toBe(false);
});

test("the address for a bot carries its token", () => {
  expect(botAddress("https://shop.example/bot", null)).toBe(
    "https://shop.example/bot/api/v1/leads?token=YOUR_BOT_TOKEN",
  );
  expect(botAddress("https://shop.example", "abc")).toContain("?token=abc");
});

test("the example calls the address the world knows", () => {
  expect(curlExample("https://umi.example.com")).toContain(
    "curl https://umi.example.com/api/v1/campaigns/welcome/stats",
  );
});
