import { type ReadonlySignal, signal } from "@preact/signals";
import { ApiError } from "../api/client.ts";
import type { Proof } from "../api/session.ts";
import { say } from "../ui/toasts.ts";
import type { Fragment } from "./sign-in-link.ts";

/** expired: signed in until a moment ago; the screen stays. */
export type SessionState = "asking" | "signed-out" | "signed-in" | "expired";

/** What the door asks of the server; api/session.ts is one. */
export interface Door {
  signIn(proof: Proof): Promise<void>;
  signOut(): Promise<void>;
  showSession(): Promise<boolean>;
}

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

export function createSessionStore(door: Door, fragment: Fragment, onReturn = () => {}): SessionStore {
  const state = signal<SessionState>("asking");
  const problem = signal<string | null>(null);
  const busy = signal(false);

  async function attempt(proof: Proof): Promise<void> {
    busy.value = true;
    problem.value = null;
    try {
      await door.signIn(proof);
      const returned = state.value === "expired";
      state.value = "signed-in";
      if (returned) onReturn();
    } catch (failure) {
      problem.value = sentence(failure, "link" in proof);
      if (state.value !== "expired") state.value = "signed-out";
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
      state.value = (await door.showSession()) ? "signed-in" : "signed-out";
    } catch (failure) {
      problem.value = sentence(failure, false);
      state.value = "signed-out";
    }
  }

  async function signOut(): Promise<void> {
    try {
      await door.signOut();
    } catch (failure) {
      if (!(failure instanceof ApiError && failure.status === 401)) {
        say("Signing out did not work: the server did not answer. You are still signed in.", { tone: "bad" });
        return;
      }
    }
    problem.value = null;
    state.value = "signed-out";
  }

  function ended(): void {
    if (state.value !== "signed-in") return;
    problem.value = null;
    state.value = "expired";
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
