import { exchange } from "./client.ts";

/** Where bots of the exercise's kind send to. */
export const BOT_PATHS = { user: "/umishop_api/user", topic: "/umishop_api/topic" } as const;
export type BotPath = (typeof BOT_PATHS)[keyof typeof BOT_PATHS];

/** An answer as it came, whatever it says. */
export interface BotAnswer {
  status: number;
  /** "Created" */
  words: string;
  body: string;
  ms: number;
}

/** Sends what a bot's webhook block does: a body, and not even a Content-Type. */
export async function sendAsBot(path: BotPath, body: string): Promise<BotAnswer> {
  const start = performance.now();
  // A blob without a type is the only body for which browsers add no Content-Type.
  const response = await exchange(path, new Blob([body]));
  const answered = await response.text();
  const ms = Math.round(performance.now() - start);
  return { status: response.status, words: response.statusText, body: answered, ms };
}
