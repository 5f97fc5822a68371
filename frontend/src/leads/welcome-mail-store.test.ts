// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { expect, onTestFinished, test, vi } from "vitest";
import { ApiError } from "../api/client.ts";
import type { WelcomeChange, WelcomeMail } from "../api/leads.ts";
import { toasts } from "../ui/toasts.ts";
import { createWelcomeMailStore } from "./welcome-mail-store.ts";

const MAIL: WelcomeMail = {
  subject: "Welcome, {name}",
  text: "Hello {name}",
  language: "en",
  translations: {},
  languages: [
    {
      language: "ar",
      name: "العربية",
      right_to_left: true,
      defaults: { subject: "أهلاً، {name}", text: "مرحباً {name}" },
    },
    {
      language: "en",
      name: "English",
      right_to_left: false,
      defaults: { subject: "Welcome, {name}", text: "Hello {name}" },
    },
    {
      language: "es",
      name: "Español",
      right_to_left: false,
      defaults: { subject: "Te damos la bienvenida, {name}", text: "Hola, {name}" },
    },
  ],
  from: "Umi Shop <shop@example.org>",
  limits: { subject: 150, text: 5000 },
  preview: { subject: "", text: "", html: "" },
};

/** What a server answers that had no words in other languages before. */
function kept(translations: NonNullable<WelcomeChange["translations"]>): WelcomeMail["translations"] {
  const words = Object.entries(translations).map(([tag, texts]) => {
    const written = Object.entries(texts).flatMap(([key, text]) => (text === null ? [] : [[key, text]]));
    return [tag, Object.fromEntries(written)] as const;
  });
  return Object.fromEntries(words.filter(([, texts]) => Object.keys(texts).length > 0));
}

async function opened() {
  const updateWelcomeMail = vi.fn(async ({ translations, language: _, ...words }: WelcomeChange) => ({
    ...MAIL,
    ...words,
    translations: kept(translations ?? {}),
  }));
  const store = createWelcomeMailStore(signal("Umi Shop"), {
    showWelcomeMail: async () => MAIL,
    updateWelcomeMail,
  });
  const stop = store.follow();
  onTestFinished(stop);
  await vi.waitFor(() => expect(store.languages.all.value).toHaveLength(3));
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
    language: "en",
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

test("each language has its own words, and what is missing is known", async () => {
  const { store, updateWelcomeMail } = await opened();
  const { languages } = store;
  expect(languages.all.value[0]?.language, "the main language comes first").toBe("en");
  languages.choose("es");
  expect(store.words.value?.subject).toBe("Te damos la bienvenida, {name}");

  store.edit("subject", "¡Hola, {name}!");
  await store.save.run();
  expect(updateWelcomeMail).toHaveBeenLastCalledWith({
    language: "en",
    subject: MAIL.subject,
    text: MAIL.text,
    translations: { es: { subject: "¡Hola, {name}!" } },
  });
  expect(store.changed.value).toBe(false);
  await toasts.list.value.at(-1)?.undo?.();
  expect(updateWelcomeMail.mock.lastCall?.[0].translations).toEqual({ es: { subject: null } });

  languages.choose("ar");
  expect(languages.rightToLeft.value).toBe(true);
  expect(store.preview.value?.subject).toBe("أهلاً، Ana");
});

test("once the main letter is the owner's, no part of another is ours", async () => {
  const { store } = await opened();
  store.edit("subject", "Our gift");
  const [, , spanish] = store.languages.all.value;
  if (!spanish) throw new Error("no third language");
  expect(spanish.language).toBe("es");

  expect(store.languages.missing(spanish)).toEqual(["subject", "text"]);
  store.languages.choose("es");
  expect(store.words.value).toEqual({ subject: "Our gift", text: "Hello {name}" });
  expect(store.languages.shown("text", "Hello {name}"), "an empty field to write in").toBe("");
});

test("a mistake in a translation stands at its field", async () => {
  const { store, updateWelcomeMail } = await opened();
  const errors = [{ field: "translations.es.text", message: "may contain {name} and {business}" }];
  updateWelcomeMail.mockRejectedValueOnce(new ApiError(400, "Bad", errors));
  store.languages.choose("es");
  store.edit("text", "{nombre}");

  await store.save.run();

  expect(store.problem("text")).toBe("May contain {name} and {business}.");
  store.languages.choose("en");
  expect(store.problem("text"), "the main words are fine").toBeNull();
});
