import { expect, test } from "vitest";
import { baseOfWebhook, whyUnreachable } from "./public-address.ts";

test.each([
  ["https://shop.example.com/webhooks/messenger", null],
  ["http://shop.example.com/webhooks/messenger", "plain"],
  ["http://localhost:8080/webhooks/messenger", "local"],
  ["https://127.0.0.1/webhooks/messenger", "local"],
  ["https://192.168.1.20/webhooks/messenger", "local"],
  ["https://172.20.0.3/webhooks/messenger", "local"],
  ["https://172.99.0.3/webhooks/messenger", null],
  ["https://[::1]:8080/webhooks/messenger", "local"],
  ["https://shop.local/webhooks/messenger", "local"],
  ["nonsense", "local"],
])("whether Facebook can call %s", (address, why) => {
  expect(whyUnreachable(address)).toBe(why);
});

test("what stands before the webhook's path is where the server is", () => {
  expect(baseOfWebhook("https://shop.example.com:8443/webhooks/messenger")).toBe(
    "https://shop.example.com:8443",
  );
  expect(baseOfWebhook("https://shop.example.com/bot/webhooks/messenger")).toBe(
    "https://shop.example.com/bot",
  );
  expect(baseOfWebhook("nonsense")).toBe("");
});
