/** The JSON of the website chat's contract. */

export interface Button {
  title: string;
  payload?: string;
  url?: string;
}

export interface Message {
  id: string;
  at: string;
  from: "shop" | "visitor";
  /** On a shop's message: what it is written in, if the visitor's language is known. */
  language?: string;
  /** On a shop's message: a person answered, and not the bot. */
  by?: "person";
  kind: "text" | "card" | "image";
  text?: string;
  title?: string;
  subtitle?: string;
  image?: string;
  buttons?: Button[];
  quick_replies?: Button[];
  /** On a visitor's message: the id of the event it came from. */
  event?: string;
  /** The visitor asked to be erased, and this is the receipt. */
  forgotten?: boolean;
}

export interface ChatEvent {
  id: string;
  type: "start" | "tap" | "text" | "delivered" | "seen" | "forget";
  payload?: string;
  text?: string;
  message?: string;
}

/** The outcome of a call. */
export type Outcome =
  | { kind: "done" }
  /** Try again later; `ms` if the server named a time. */
  | { kind: "later"; ms?: number }
  /** The server no longer knows this visitor. */
  | { kind: "stranger" }
  /** It will never be accepted. */
  | { kind: "refused" };

/** Compares ids, which are growing decimal numbers that may not fit a `number`. */
export function byId(one: string, other: string): number {
  if (one.length !== other.length) return one.length - other.length;
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

export function outcomeOf(response: Response): Outcome {
  if (response.ok) return { kind: "done" };
  if (response.status === 401) return { kind: "stranger" };
  if (response.status === 429 || response.status === 503) return waiting(response.headers.get("retry-after"));
  // A proxy's error page, a site being set up or a server being replaced: likely to pass.
  if (response.status >= 500 || [403, 404, 408].includes(response.status)) return { kind: "later" };
  return { kind: "refused" };
}

function waiting(seconds: string | null): Outcome {
  const named = Number(seconds);
  return seconds !== null && named >= 0
    ? { kind: "later", ms: Math.max(1, named) * 1000 }
    : { kind: "later" };
}
