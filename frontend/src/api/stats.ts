/** The stages of a customer's journey, in the order they are reached; the words are the server's. */
export const STAGES = [
  "sent",
  "delivered",
  "seen",
  "responded",
  "accepted",
  "declined",
  "coupon_sent",
  "coupon_seen",
  "revealed",
  "redeemed",
  "failed",
] as const;

export type Stage = (typeof STAGES)[number];

export type LiveState = "connecting" | "live" | "reconnecting" | "refused";

export interface StatsWire {
  campaign: string;
  people: Partial<Record<Stage, number>>;
}

/** How many people of a campaign have reached each stage. */
export interface Stats {
  campaign: string;
  people: Record<Stage, number>;
}

export function statsFromWire(wire: StatsWire): Stats {
  return { campaign: wire.campaign, people: { ...nobody(), ...wire.people } };
}

export function nobody(): Record<Stage, number> {
  return {
    ...{ sent: 0, delivered: 0, seen: 0, responded: 0, accepted: 0, declined: 0 },
    ...{ coupon_sent: 0, coupon_seen: 0, revealed: 0, redeemed: 0, failed: 0 },
  };
}
