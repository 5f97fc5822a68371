import { type ReadonlySignal, signal } from "@preact/signals";
import type { Api, Proof } from "../api/api.ts";
import { ApiError } from "../api/client.ts";
import type { Fragment } from "./sign-in-link.ts";

export type SessionState = "asking" | "signed-out" | "signed-in";

export interface SessionStore {
  state: ReadonlySignal<SessionState>;
  /** Why the door stayed shut, in a sentence for the owner. */
  problem: ReadonlySignal<string | null>;
  busy: ReadonlySignal<boolean>;
  begin(): Promise<void>;
  signIn(password: string): Promise<void>;
  signOut(): Promise<void>;
  /** The server no longer knows us. */
  ended(): void;
}

export function createSessionStore(api: Api, fragment: Fragment): SessionStore {
  const state = signal<SessionState>("asking");
  const problem = signal<string | null>(null);
  const busy = signal(false);

  async function attempt(proof: Proof): Promise<void> {
    busy.value = true;
    problem.value = null;
    try {
      await api.signIn(proof);
      state.value = "signed-in";
    } catch (failure) {
      problem.value = sentence(failure, "link" in proof);
      state.value = "signed-out";
    } finally {
      busy.value = false;
    }
  }

  async function followLink(token: string): Promise<void> {
    await attempt({ link: token });
    fragment.clear();
  }

  async function begin(): Promise<void> {
    // A link pasted into this very tab changes the fragment only; the page is not loaded again.
    fragment.onChange(() => {
      const token = fragment.token();
      if (token !== null) void followLink(token);
    });
    const token = fragment.token();
    if (token !== null) return followLink(token);
    try {
      state.value = (await api.signedIn()) ? "signed-in" : "signed-out";
    } catch (failure) {
      problem.value = sentence(failure, false);
      state.value = "signed-out";
    }
  }

  async function signOut(): Promise<void> {
    try {
      await api.signOut();
      problem.value = null;
      state.value = "signed-out";
    } catch (failure) {
      if (failure instanceof ApiError && failure.status === 401) ended();
      else problem.value = "Signing out did not work: the server did not answer. You are still signed in.";
    }
  }

  function ended(): void {
    if (state.value === "signed-in") problem.value = "You were signed out. Please sign in again.";
    state.value = "signed-out";
  }

  return { state, problem, busy, begin, signIn: (password) => attempt({ password }), signOut, ended };
}

function sentence(failure: unknown, byLink: boolean): string {
  if (!(failure instanceof ApiError)) return "The server does not answer. Is it still running?";
  if (failure.status === 429) return `Too many tries. Try again in ${seconds(failure.retryAfterSeconds)}.`;
  if (failure.status !== 401) return "The server could not sign you in just now. Please try again.";
  return byLink
    ? "This sign-in link was used before or is too old. The password works, too."
    : "That is not the password. Please try again.";
}

function seconds(count: number | null): string {
  if (count === null) return "a minute";
  return count === 1 ? "1 second" : `${count} seconds`;
}
