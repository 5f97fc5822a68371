import { expect } from "@playwright/test";
import type { components } from "../../src/api/schema.d.ts";
import type { Person, Shop } from "./shop.ts";
import { unique } from "./shop.ts";

const TERMS = "/api/v1/campaigns/welcome/coupon";
const VALUE = { kind: "percent", amount: "10", currency: "EUR" };

type Schemas = components["schemas"];

/** What tests of coupons arrange behind the screens. */
export class Coupons {
  constructor(private readonly shop: Shop) {}

  /** The welcome gives everybody a code of their own, for ten percent off; `oneForAll` ends it. */
  async oneEach(): Promise<void> {
    await this.shop.put(TERMS, { kind: "unique", prefix: "UMI", value: VALUE });
  }

  /** As other tests expect it. */
  async oneForAll(): Promise<void> {
    // What people have been promised stays.
    await this.shop.put(TERMS, { kind: "shared", value: VALUE });
  }

  /** Codes that people have revealed, one each. */
  async given(people: number): Promise<string[]> {
    await this.oneEach();
    const all = await Promise.all(Array.from({ length: people }, () => this.revealed()));
    return all.map(({ code }) => code);
  }

  /** Somebody who has revealed a code of their own, and the code. */
  async revealed(origin?: string): Promise<{ person: Person; code: string }> {
    const person = await this.shop.welcomed(undefined, origin);
    await this.shop.tap(person, "SHOW_COUPON");
    await this.shop.tap(person, "REVEAL");
    return { person, code: (await this.of(person)).code };
  }

  /** The one coupon of a person. */
  async of(person: Person): Promise<Schemas["Coupon"]> {
    const { id } = await this.shop.customer(person);
    return await this.first(`person=${id}`);
  }

  /** The path of the page of a person's coupon, as their phone shows it. */
  async page(person: Person): Promise<string> {
    const buttons = (await this.shop.chat(person)).flatMap((message) => message.buttons ?? []);
    const found = buttons.map(({ url }) => /\/c\/[0-9a-f-]{36}/.exec(url ?? "")?.[0]).find(Boolean);
    if (!found) throw new Error("no link to a coupon on the phone");
    return found;
  }

  async first(query: string): Promise<Schemas["Coupon"]> {
    let found: Schemas["Coupon"] | undefined;
    const look = async () => {
      const path = `/api/v1/coupons?${query}`;
      found = (await this.shop.get<{ coupons: Schemas["Coupon"][] }>(path)).coupons[0];
      return found !== undefined;
    };
    await expect.poll(look, { message: `a coupon of ${query}` }).toBe(true);
    if (!found) throw new Error("unreachable");
    return found;
  }

  till(name = unique("Till"), seesNames = false): Promise<Schemas["CreatedTill"]> {
    return this.shop.post("/api/v1/tills", { name, sees_names: seesNames });
  }

  /** How often a code was used and not taken back. */
  async uses(code: string): Promise<number> {
    return (await this.first(`code=${encodeURIComponent(code)}`)).uses;
  }
}
