import { API, get, put } from "./client.ts";
import type { Wire } from "./wire.ts";

/** What the shop is called, and its logo's address. */
export type Shop = Wire<"Shop">;
export type ShopWords = Pick<Shop, "name" | "logo" | "language">;

export async function showShop(): Promise<Shop> {
  return await get<Shop>(`${API}/shop`);
}

export async function updateShop(words: Partial<ShopWords>): Promise<Shop> {
  return await put<Shop>(`${API}/shop`, words);
}
