import { API, get, post, put } from "./client.ts";
import { dateOrNull, type Wire } from "./wire.ts";

export type Weekday = Wire<"Weekday">;

/** When the owner gets the letter, by the shop's clock, and where. */
export interface LetterPlan {
  enabled: boolean;
  weekday: Weekday;
  hour: number;
  address: string;
}

export interface WeeklyLetter extends LetterPlan {
  /** Null while it is off. */
  nextAt: Date | null;
}

const LETTER = `${API}/weekly-letter`;

export const showWeeklyLetter = async (): Promise<WeeklyLetter> =>
  letterFromWire(await get<Wire<"WeeklyLetter">>(LETTER));

export async function planWeeklyLetter(plan: LetterPlan): Promise<WeeklyLetter> {
  return letterFromWire(await put<Wire<"WeeklyLetter">>(LETTER, { ...plan, address: plan.address || null }));
}

/** Sends one now; answers with its address. */
export const testWeeklyLetter = async (): Promise<string> =>
  (await post<{ address: string }>(`${LETTER}/test`)).address;

function letterFromWire({ enabled, weekday, hour, address, next_at }: Wire<"WeeklyLetter">): WeeklyLetter {
  return { enabled, weekday, hour, address: address ?? "", nextAt: dateOrNull(next_at) };
}
