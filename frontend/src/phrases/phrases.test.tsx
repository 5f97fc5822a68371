// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "../api/client.ts";
import type { Missed, Phrase, PhraseMeaning } from "../api/phrases.ts";
import { toasts } from "../ui/toasts.ts";
import { Phrases } from "./PhrasesPage.tsx";
import { howOften, languageName } from "./phrase-words.ts";
import { createPhrasesStore } from "./phrases-store.ts";

let root: HTMLElement;

beforeEach(() => {
  root = document.createElement("div");
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const PHRASE: Phrase = { id: "4", text: "a ver", meaning: "yes", changedAt: new Date(), changedBy: null };
const MISSED: Missed = {
  texts: [{ text: "ya veré", language: "es", people: 3, times: 5, lastAt: new Date() }],
  more: 2,
  alone: 7,
};

async function shown(phrases: Phrase[] = [PHRASE], missed = MISSED) {
  const api = {
    listNotUnderstood: vi.fn(async (_people: number) => missed),
    listPhrases: vi.fn(async () => phrases),
    savePhrase: vi.fn(async (_text: string, _meaning: PhraseMeaning, _before?: PhraseMeaning) => PHRASE),
    removePhrase: vi.fn(async (_id: string) => {}),
  };
  const store = createPhrasesStore(api);
  await Promise.all([store.missed.refresh(), store.phrases.refresh()]);
  await act(() => render(<Phrases store={store} />, root));
  return api;
}

async function choose(list: string, value: string): Promise<void> {
  const select = root.querySelector<HTMLSelectElement>(`ul[aria-label="${list}"] select`);
  if (!select) throw new Error(`no choice in ${list}`);
  select.value = value;
  await act(() => {
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

test("a text says how many wrote it and in which language, and what it means is saved", async () => {
  const api = await shown();
  expect(root.textContent).toContain("3 people, 5 times · Spanish");
  expect(root.textContent).toContain("2 more will appear as you answer these.");
  expect(root.textContent).toContain("7 hidden");

  await choose("Not understood", "coupon");
  expect(api.savePhrase).toHaveBeenCalledWith("ya veré", "coupon");
});

test("what one person wrote is left out until it is asked for", async () => {
  const api = await shown();
  expect(api.listNotUnderstood).toHaveBeenLastCalledWith(2);
  await act(() => root.querySelector<HTMLInputElement>("input[role=switch]")?.click());
  expect(api.listNotUnderstood).toHaveBeenLastCalledWith(1);
});

test("when nothing was written twice, what one person wrote is a press away", async () => {
  const api = await shown([], { texts: [], more: 0, alone: 19 });
  expect(root.textContent).toContain("19 texts that one person each wrote were not understood");
  await act(() =>
    [...root.querySelectorAll("button")].find((one) => one.textContent === "Show them")?.click(),
  );
  expect(api.listNotUnderstood).toHaveBeenLastCalledWith(1);
});

test("what is ignored is not said to be understood, and a refusal is a whole sentence", async () => {
  const api = await shown();
  await choose("Not understood", "other");
  expect(toasts.list.value.at(-1)?.text).toBe("“ya veré” is ignored from now on");

  await act(async () => void (await new Promise((done) => setTimeout(done))));
  const message = 'would opt out others by accident: it is like "START", which means "Offers again"';
  api.savePhrase.mockRejectedValueOnce(new ApiError(400, `text ${message}`, [{ field: "text", message }]));
  await choose("Not understood", "stop");
  expect(toasts.list.value.at(-1)?.text).toBe(`This phrase ${message}.`);
});

test("a phrase is changed from what it means so far, and removed", async () => {
  const api = await shown();
  await choose("Your phrases", "no");
  expect(api.savePhrase).toHaveBeenCalledWith("a ver", "no", "yes");
  await act(() => [...root.querySelectorAll("button")].find((one) => one.textContent === "Remove")?.click());
  expect(api.removePhrase).toHaveBeenCalledWith("4");
});

test("counts and languages are told in words", () => {
  expect(howOften(1, 1)).toBe("1 person");
  expect(howOften(2, 2)).toBe("2 people");
  expect(howOften(1, 4)).toBe("1 person, 4 times");
  expect(languageName("und")).toBeNull();
  expect(languageName("uk")).toBe("Ukrainian");
});
