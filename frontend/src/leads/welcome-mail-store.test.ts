// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { expect, test, vi } from "vitest";
import { ApiError } from "../api/client.ts";
import type { WelcomeMail, WelcomeWords } from "../api/leads.ts";
import { toasts } from "../ui/toasts.ts";
import { createWelcomeMailStore } from "./welcome-mail-store.ts";

const MAIL: WelcomeMail = {
  subject: "Welcome, {name}",
  text: "Hello {name}",
  from: "Umi Shop <shop@example.org>",
  limits: { subject: 150, text: 5000 },
  preview: { subject: "", text: "", html: "" },
};

async function opened() {
  const updateWelcomeMail = vi.fn(async (words: WelcomeWords) => ({ ...MAIL, ...words }));
  const store = createWelcomeMailStore(signal("Umi Shop"), {
    showWelcomeMail: async () => MAIL,
    updateWelcomeMail,
  });
  await store.mail.refresh();
  return { store, updateWelcomeMail };
}

test("the letter follows the typing, and what is saved can be taken back", async () => {
  const { store, updateWelcomeMail } = await opened();
  expect(store.changed.value).toBe(false);

  store.edit("text", "Hi {name}!\n\nYours, {business}");
  expect(store.preview.value).toEqual({
    subject: "Welcome, Ana",
    paragraphs: ["Hi Ana!", "Yours, Umi Shop"],
  });
  expect(store.changed.value).toBe(true);
  await store.save.run();

  expect(updateWelcomeMail).toHaveBeenLastCalledWith({
    subject: MAIL.subject,
    text: "Hi {name}!\n\nYours, {business}",
  });
  expect(store.changed.value).toBe(false);
  await toasts.list.value.at(-1)?.undo?.();
  expect(store.words.value?.text).toBe("Hello {name}");
});

test("what the server refuses is shown at its field until that is typed again", async () => {
  const { store, updateWelcomeMail } = await opened();
  const refusal = new ApiError(400, "Bad", [{ field: "subject", message: "must not be empty" }]);
  updateWelcomeMail.mockRejectedValueOnce(refusal);
  store.edit("subject", "");

  await store.save.run();
  expect(store.problem("subject")).toBe("Must not be empty.");
  expect(store.problem("text")).toBeNull();

  store.edit("subject", "Hello");
  expect(store.problem("subject")).toBeNull();
});
