import { expect, test } from "vitest";
import { ApiError } from "../../api/client.ts";
import { showPage } from "../../api/page.ts";
import { createSecretsStore, curlExample, passwordProblems } from "./secrets-store.ts";

const api = {
  showPage,
  renewToken: async () => "fresh",
  changePassword: async (_current: string, _next: string) => {},
};

test("a password says how much is missing, and a slip in the second one as soon as it is made", () => {
  expect(passwordProblems("", "")).toEqual({ next: null, repeated: null });
  expect(passwordProblems("123456789", "")).toEqual({ next: "1 more character.", repeated: null });
  expect(passwordProblems("1234567890", "1234")).toEqual({ next: null, repeated: null });
  expect(passwordProblems("1234567890", "1235").repeated).toBe("This is not the same as above.");
});

test("a changed password leaves empty fields, a refused one what was typed", async () => {
  const refuse = () => Promise.reject(new ApiError(403, "The current password is another one"));
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

test("a renewed token is there to be copied, and the question is answered", async () => {
  const store = createSecretsStore(api);
  store.ask(true);

  await store.renew.run();

  expect(store.token.value).toBe("fresh");
  expect(store.asking.value).toBe(false);
});

test("the example calls the address the world knows", () => {
  expect(curlExample("https://umi.example.com")).toContain(
    "curl https://umi.example.com/api/v1/campaigns/welcome/stats",
  );
});
