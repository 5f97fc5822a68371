// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { expect, test, vi } from "vitest";
import type { Shop } from "../api/shop.ts";
import { onScreen } from "../ui/on-screen.ts";
import { FirstLanguage } from "./FirstLanguage.tsx";
import { createFirstLanguageStore } from "./first-language-store.ts";

const NEW: Shop = {
  name: "Umi",
  logo: null,
  language: "en",
  language_given: false,
  languages: [
    { language: "en", name: "English", right_to_left: false },
    { language: "es", name: "Español", right_to_left: false },
    { language: "fr", name: "Français", right_to_left: false },
  ],
  limits: { name: 75 },
};
const { root } = onScreen();

async function shown(shop: Shop, browser: string[]) {
  const updateShop = vi.fn(async ({ language }: { language: string }) => ({
    ...shop,
    language,
    language_given: true,
  }));
  const create = () => createFirstLanguageStore({ showShop: async () => shop, updateShop }, browser);
  await act(() => render(<FirstLanguage create={create} />, root));
  return updateShop;
}

const field = () => root.querySelector("select");
const save = () => act(async () => void root.querySelector("form")?.requestSubmit());

test("the first of the browser's languages that the shop can speak is proposed, and kept by one press", async () => {
  const update = await shown(NEW, ["ca", "fr-CA", "es"]);
  expect(field()?.value).toBe("fr");

  await save();

  expect(update).toHaveBeenLastCalledWith({ language: "fr" });
  expect(field(), "what is answered is not asked again").toBeNull();
});

test("another one can be chosen, and a browser of a language we lack proposes the shop's", async () => {
  const update = await shown(NEW, ["ja"]);
  expect(field()?.value).toBe("en");

  const select = field();
  if (!select) throw new Error("nothing is asked");
  select.value = "es";
  await act(() => void select.dispatchEvent(new Event("change", { bubbles: true })));
  await save();

  expect(update).toHaveBeenLastCalledWith({ language: "es" });
});

test("a shop that has a language is asked nothing", async () => {
  await shown({ ...NEW, language_given: true }, ["es"]);

  expect(root.textContent).toBe("");
});
