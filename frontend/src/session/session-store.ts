import { type ReadonlySignal, signal } from "@preact/signals";
import { ApiError, NoConnection } from "../api/client.ts";
import type { Proof } from "../api/session.ts";
import { t } from "../i18n/words.ts";
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

/** Why the door stayed shut. */
export interface SignInProblem {
  kind: "password" | "link" | "throttled" | "away" | "failed";
  /** For the owner. */
  sentence: string;
  /** Before this another try is refused. */
  until: Date | null;
}

export interface SessionStore {
  state: ReadonlySignal<SessionState>;
  problem: ReadonlySignal<SignInProblem | null>;
  busy: ReadonlySignal<boolean>;
  /** Finds out who is here; may be asked again once a server that was away is back. */
  begin(): Promise<void>;
  signIn(password: string): Promise<void>;
  signOut(): Promise<void>;
  /** The server no longer knows us. */
  ended(): void;
}

export function createSessionStore(door: Door, fragment: Fragment, onReturn = () => {}): SessionStore {
  const state = signal<SessionState>("asking");
  const problem = signal<SignInProblem | null>(null);
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
      problem.value = problemOf(failure, "link" in proof);
      if (state.value !== "expired") state.value = "signed-out";
    } finally {
      busy.value = false;
    }
  }

  async function followLink(token: string): Promise<void> {
    await attempt({ link: token });
    // A server that is away has not seen the link: it is still good.
    if (problem.peek()?.kind !== "away") fragment.clear();
  }

  // A link pasted into this very tab changes the fragment only; the page is not loaded again.
  fragment.onChange(() => {
    const token = fragment.token();
    if (token !== null) void followLink(token);
  });

  async function begin(): Promise<void> {
    const token = fragment.token();
    if (token !== null) return followLink(token);
    try {
      state.value = (await door.showSession()) ? "signed-in" : "signed-out";
      problem.value = null;
    } catch (failure) {
      problem.value = problemOf(failure, false);
      state.value = "signed-out";
    }
  }

  async function signOut(): Promise<void> {
    try {
      await door.signOut();
    } catch (failure) {
      if (!(failure instanceof ApiError && failure.status === 401)) {
        say(t.session.signingOutDidntWorkTheServer, { tone: "bad" });
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

function problemOf(failure: unknown, byLink: boolean): SignInProblem {
  if (failure instanceof NoConnection) return problem("away", failure.message);
  if (!(failure instanceof ApiError)) return problem("failed", t.session.thisPageMadeAMistakeOfItsOwn);
  if (failure.status === 429) {
    const seconds = failure.retryAfterSeconds ?? 60;
    const until = new Date(Date.now() + seconds * 1_000);
    return { ...problem("throttled", t.session.manyPasswordsAreBeingTriedFrom), until };
  }
  if (failure.status !== 401) {
    return problem("failed", t.session.theServerCouldNotSignYouInJust);
  }
  return byLink
    ? problem("link", t.session.thisSignInLinkWasUsedBeforeOr)
    : problem("password", t.session.thatPasswordIsntRightPleaseTry);
}

function problem(kind: SignInProblem["kind"], sentence: string): SignInProblem {
  return { kind, sentence, until: null };
}
