import { API, ApiError, ask, del, get, post } from "./client.ts";
import type { Wire } from "./wire.ts";

const SESSION = `${API}/session`;

/** What someone shows to be let in: the password, or the token of a one-time link. */
export type Proof = { password: string } | { link: string };

export async function signIn(proof: Proof): Promise<void> {
  await ask("POST", SESSION, proof);
}

/** Whether anybody is signed in here. */
export async function showSession(): Promise<boolean> {
  try {
    return (await get<Wire<"Session">>(SESSION)).signed_in;
  } catch (failure) {
    if (failure instanceof ApiError && failure.status === 401) return false;
    throw failure;
  }
}

export async function signOut(): Promise<void> {
  await del(SESSION);
}

/** bot: can only register people and send questions; script: full access. */
export type TokenKind = "bot" | "script";

const TOKENS: Record<TokenKind, string> = { bot: `${API}/bot-token`, script: `${API}/token` };

/** A new token; this is the only time it is shown. */
export async function renewToken(kind: TokenKind): Promise<string> {
  return (await post<Wire<"Token">>(TOKENS[kind])).token;
}

export async function changePassword(current: string, next: string): Promise<void> {
  await ask("PUT", `${API}/password`, { current, new: next });
}

export const MIN_PASSWORD = 10;
