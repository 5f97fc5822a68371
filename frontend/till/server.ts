import { below } from "../src/base.ts";
import type { Till, TillApi } from "./api.ts";
import { Broken } from "./api.ts";

/** PLACEHOLDER until the contract is there. */
export function createServer(): TillApi & { shopTime(device: Date): Date } {
  const nothing = async (): Promise<never> => {
    await fetch(below("/api/v1/till"));
    throw new Broken();
  };
  return {
    whoAmI: async (): Promise<Till | null> => ({
      name: "Till 1",
      shop: "Umi Shop",
      zone: "Europe/Madrid",
      currency: "EUR",
    }),
    signInByPin: nothing,
    signInByLink: nothing,
    signOut: nothing,
    look: nothing,
    redeem: nothing,
    undo: nothing,
    shopTime: (device) => device,
  };
}
