import { API, get, put } from "./client.ts";
import type { Wire } from "./wire.ts";

/** A message that a campaign sends on its own, and what came of it. */
export interface FollowUp {
  on: boolean;
  /** How many people got it. */
  sent: number;
  /** How many of them came to these stages after that. */
  reached: Readonly<Record<string, number>>;
}

export interface FollowUps {
  unopened: FollowUp & { afterHours: number };
  /** Null for a story without a coupon that ends. */
  lastDay: FollowUp | null;
}

export interface FollowUpChange {
  unopened?: { on: boolean; afterHours: number };
  lastDay?: { on: boolean };
}

const at = (campaign: string) => `${API}/campaigns/${encodeURIComponent(campaign)}/followups`;

export const showFollowUps = async (campaign: string): Promise<FollowUps> =>
  fromWire(await get<Wire<"FollowUps">>(at(campaign)));

export const updateFollowUps = async (
  campaign: string,
  { unopened, lastDay }: FollowUpChange,
): Promise<FollowUps> =>
  fromWire(
    await put<Wire<"FollowUps">>(at(campaign), {
      ...(unopened && { unopened: { on: unopened.on, after_hours: unopened.afterHours } }),
      ...(lastDay && { last_day: lastDay }),
    }),
  );

function fromWire({ unopened: { after_hours, ...unopened }, last_day }: Wire<"FollowUps">): FollowUps {
  return { unopened: { ...unopened, afterHours: after_hours }, lastDay: last_day };
}
