import { expect } from "@playwright/test";
import type { components } from "../../src/api/schema.d.ts";
import type { Person, Shop } from "./shop.ts";
import { unique } from "./shop.ts";

type Schemas = components["schemas"];

/** What tests of coupons arrange behind the screens. */
export class Coupons {
  constructor(private readonly shop: Shop) {}

  /** The welcome gives everybody a code of their own, for ten percent off. */
  async oneEach(): Promise<void> {
    const value = { kind: "percent", amount: "10", currency: "EUR" };
    await this.shop.put("/api/v1/campaigns/welcome/coupon", { kind: "unique", prefix: "UMI", value });
  }

  /** Somebody who has revealed a code of their own, and the code. */
  async revealed(): Promise<{ person: Person; code: string }> {
    const person = await this.shop.welcomed();
    await this.shop.tap(person, "SHOW_COUPON");
    await this.shop.tap(person, "REVEAL");
    return { person, code: (await this.of(person)).code };
  }

  /** The one coupon of a person. */
  async of(person: Person): Promise<Schemas["Coupon"]> {
    const { id } = await this.shop.customer(person);
    return await this.first(`person=${id}`);
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

  /** A campaign of the owner's own codes, and some of them. */
  async imported(): Promise<{ campaign: string; name: string; codes: string[] }> {
    const { id, name } = await this.shop.campaign(unique("Web shop"));
    const value = { kind: "amount", amount: "5", currency: "EUR" };
    await this.shop.put(`/api/v1/campaigns/${id}/coupon`, { kind: "imported", value });
    const run = unique("SHOP").replace(/\W/g, "").toUpperCase();
    const codes = [1, 2, 3].map((number) => `${run}X${number}`);
    await this.shop.send(`/api/v1/campaigns/${id}/coupon/codes`, codes.join("\n"), "text/csv");
    return { campaign: id, name, codes };
  }

  till(name = unique("Till")): Promise<Schemas["CreatedTill"]> {
    return this.shop.post("/api/v1/tills", { name });
  }

  /** How often a code was used and not taken back. */
  async uses(code: string): Promise<number> {
    return (await this.first(`code=${encodeURIComponent(code)}`)).uses;
  }
}
