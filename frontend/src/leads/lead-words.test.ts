import { expect, test } from "vitest";
import { anEmail } from "./a-lead.ts";
import { filledIn, paragraphs } from "./fill-in.ts";
import { letterWords, originOfValue, originValue } from "./lead-words.ts";

const now = new Date("2025-11-21T14:00:18Z");
const soon = new Date("2025-11-21T14:01:00Z");

test("a welcome e-mail says when it goes out, that it is tried again, and when it went", () => {
  expect(letterWords(anEmail(), now)).toEqual({
    word: "Waiting",
    tone: "calm",
    before: "Sends",
    at: soon,
  });
  expect(letterWords(anEmail({ dueAt: now }), now).at).toBeUndefined();
  expect(letterWords(anEmail({ reason: "The mail server does not answer." }), now)).toMatchObject({
    word: "Retrying",
    tone: "warn",
    before: "Retries",
  });
  expect(letterWords(anEmail({ state: "sent", sentAt: now }), now)).toMatchObject({ word: "Sent", at: now });
  expect(letterWords(anEmail({ state: "failed" }), now).tone).toBe("bad");
});

test("every choice of origin survives being a value of a list", () => {
  for (const origin of [null, "", "flyer", "="]) expect(originOfValue(originValue(origin))).toBe(origin);
});

test("placeholders are filled in once, whatever the name says", () => {
  const fill = (text: string) => filledIn(text, { name: "{business} $&", business: "Umi Shop" });

  expect(fill("Hello {name}, welcome to {business}! {other}")).toBe(
    "Hello {business} $&, welcome to Umi Shop! {other}",
  );
});

test("an empty line begins a paragraph, a single break does not", () => {
  expect(paragraphs("Hello\nAna\n \n\nBye\n")).toEqual(["Hello\nAna", "Bye"]);
  expect(paragraphs(" \n\n ")).toEqual([]);
});
