// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { expect, test, vi } from "vitest";
import { ApiError } from "../api/client.ts";
import type { Shop, ShopWords } from "../api/shop.ts";
import { Logo } from "../shell/Logo.tsx";
import { onScreen } from "../ui/on-screen.ts";
import { ShopForm } from "./ShopForm.tsx";
import { createShopStore } from "./shop-store.ts";

const SHOP: Shop = {
  name: "Umi",
  logo: null,
  language: "en",
  language_given: true,
  languages: [
    { language: "en", name: "English", right_to_left: false },
    { language: "es", name: "Español", right_to_left: false },
  ],
  limits: { name: 75 },
};
const { root } = onScreen();

function stores(updateShop: (words: Partial<ShopWords>) => Promise<Shop>) {
  const uploadImage = async () => ({ url: "/images/new.png", width: 512, height: 512, bytes: 9_000 });
  return createShopStore({ showShop: async () => SHOP, updateShop, uploadImage });
}

const button = (words: string) =>
  [...root.querySelectorAll("button")].find((one) => one.textContent?.includes(words));

async function type(name: string): Promise<void> {
  const input = root.querySelector<HTMLInputElement>("input[name=name]");
  if (!input) throw new Error("no field for the name");
  input.value = name;
  await act(() => void input.dispatchEvent(new Event("input", { bubbles: true })));
}

test("the owner renames the shop, gives it a logo, and takes that away again", async () => {
  const update = vi.fn(async (words: Partial<ShopWords>) => ({ ...SHOP, ...words }));
  const store = stores(update);
  await act(() => store.shop.refresh());
  await act(() => render(<ShopForm store={store} />, root));
  expect(button("Save")?.disabled).toBe(true);

  await type("Mare");
  await act(() => store.edit({ logo: "/images/new.png" }));
  await act(async () => void (await store.save.run()));

  expect(update).toHaveBeenLastCalledWith({ name: "Mare", logo: "/images/new.png", language: "en" });
  expect(store.changed.value).toBe(false);
  await act(async () => button("Remove logo")?.click());
  await act(async () => void (await store.save.run()));
  expect(update).toHaveBeenLastCalledWith({ name: "Mare", logo: null, language: "en" });
  expect(button("Remove logo")).toBeUndefined();
});

test("before another main language is saved, the owner reads what becomes of their texts", async () => {
  const store = stores(async (words) => ({ ...SHOP, ...words }));
  await act(() => store.shop.refresh());
  await act(() => render(<ShopForm store={store} />, root));
  expect(root.textContent).not.toContain("count as");

  await act(() => store.edit({ language: "es" }));
  expect(root.textContent).toContain("your own texts count as Spanish");

  await act(async () => void (await store.save.run()));
  expect(root.textContent).not.toContain("count as");
});

test("what is wrong with a name is said at its field, and what was typed stays", async () => {
  const store = stores(() =>
    Promise.reject(new ApiError(400, "no", [{ field: "name", message: "must not contain { or }" }])),
  );
  await act(() => store.shop.refresh());
  await act(() => render(<ShopForm store={store} />, root));
  await type("{Umi}");

  await act(async () => void (await store.save.run()));

  expect(root.textContent?.toLowerCase()).toContain("must not contain { or }");
  expect(store.words.value?.name).toBe("{Umi}");
});

test("a logo that cannot be shown makes way for ours", async () => {
  await act(() => render(<Logo address="https://umi.example/gone.png" />, root));
  expect(root.querySelector("img")?.getAttribute("src")).toBe("https://umi.example/gone.png");

  await act(() => void root.querySelector("img")?.dispatchEvent(new Event("error")));

  expect(root.querySelector("img")?.getAttribute("src")).toBe("/favicon.svg");
});
