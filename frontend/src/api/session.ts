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

/** A new API token, with full access; this is the only time it is shown. */
export async function renewToken(): Promise<string> {
  return (await post<Wire<"Token">>(`${API}/token`)).token;
}

/** A new token that can only register people and send questions; this is the only time it is shown. */
export async function renewBotToken(): Promise<string> {
  return (await post<Wire<"Token">>(`${API}/bot-token`)).token;
}

export async function changePassword(current: string, next: string): Promise<void> {
  await ask("PUT", `${API}/password`, { current, new: next });
}

export const MIN_PASSWORD = 10;
