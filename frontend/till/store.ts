import { type ReadonlySignal, signal } from "@preact/signals";
import { newId } from "../src/new-id.ts";
import { Broken, Refused, SignedOut, type Till, type TillApi } from "./api.ts";
import type { Redemption, Sale } from "./coupon.ts";
import { type Event, follow, READY, type Screen } from "./machine.ts";
import type { Pending } from "./pending.ts";

/** Whether this till is signed in. */
export type Session =
  | { is: "asking" }
  | { is: "unreached" }
  | { is: "out"; problem: string | null; busy: boolean }
  | { is: "in"; till: Till };

const ASK_AGAIN_MS = 3_000;
const REVOKED = "This till was signed out. Sign in again to go on.";
const STOPPED =
  "It isn’t known whether the last coupon was redeemed. Scan it again: if it says “Already used”, it was.";

export interface TillStore {
  session: ReadonlySignal<Session>;
  screen: ReadonlySignal<Screen>;
  /** What was redeemed last and not taken back. */
  last: ReadonlySignal<Redemption | null>;
  /** Asks whether this browser is signed in; with the secret of a till's link, signs in. */
  begin(secret: string | null): Promise<void>;
  signIn(pin: string): Promise<void>;
  signOut(): Promise<void>;
  scan(code: string): Promise<void>;
  redeem(amount: string | null): Promise<void>;
  /** The line may be back: asks now what waits for an answer. */
  askAgain(): Promise<void>;
  /** Gives up asking what became of a redemption. */
  stopAsking(): void;
  /** Shows what was redeemed last once more. */
  recall(): void;
  undo(): Promise<void>;
  next(): void;
}

/** What a till does, without a screen. */
export function createTill(api: TillApi, pending: Pending, newKey: () => string = newId): TillStore {
  const session = signal<Session>({ is: "asking" });
  const screen = signal<Screen>(READY);
  const last = signal<Redemption | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const happen = (event: Event): void => {
    screen.value = follow(screen.peek(), event);
  };

  function welcome(till: Till): void {
    session.value = { is: "in", till };
    const unanswered = pending.read();
    if (unanswered === null) return;
    screen.value = { at: "selling", sale: unanswered, broken: true };
    void send(unanswered);
  }

  /** Runs a deed that may find this till signed out; whatever else is wrong is left to `wrong`. */
  async function guarded(deed: () => Promise<void>, wrong: (failure: unknown) => void): Promise<void> {
    try {
      await deed();
    } catch (failure) {
      if (failure instanceof SignedOut) session.value = { is: "out", problem: REVOKED, busy: false };
      else wrong(failure);
    }
  }

  async function enter(how: () => Promise<Till>): Promise<void> {
    if (session.peek().is === "out") session.value = { is: "out", problem: null, busy: true };
    try {
      welcome(await how());
    } catch (failure) {
      session.value = { is: "out", problem: whyNotIn(failure), busy: false };
    }
  }

  async function begin(secret: string | null): Promise<void> {
    session.value = { is: "asking" };
    if (secret !== null) return await enter(() => api.signInByLink(secret));
    try {
      const till = await api.whoAmI();
      if (till) welcome(till);
      else session.value = { is: "out", problem: null, busy: false };
    } catch {
      session.value = { is: "unreached" };
    }
  }

  async function scan(code: string): Promise<void> {
    happen({ does: "scan", code });
    const now = screen.peek();
    if (now.at !== "looking" || now.code !== code) return;
    await guarded(
      async () => happen({ does: "answer", code, answer: await api.look(code) }),
      (failure) => {
        if (failure instanceof Refused) screen.value = { at: "ready", note: failure.message };
        else happen({ does: "break" });
      },
    );
  }

  async function send(sale: Sale): Promise<void> {
    clearTimeout(timer);
    await guarded(
      async () => {
        const answer = await api.redeem(sale);
        pending.write(null);
        if ("word" in answer) happen({ does: "refuse", answer });
        else {
          last.value = answer;
          happen({ does: "sold", redemption: answer });
        }
      },
      (failure) => {
        if (failure instanceof Refused) {
          pending.write(null);
          happen({ does: "stop", note: failure.message });
          return;
        }
        happen({ does: "break" });
        timer = setTimeout(() => void askAgain(), ASK_AGAIN_MS);
      },
    );
  }

  async function redeem(amount: string | null): Promise<void> {
    const now = screen.peek();
    if (now.at !== "answered" || now.answer.word !== "valid") return;
    const sale: Sale = { key: newKey(), code: now.answer.coupon.code, amount };
    // Before it is sent: a page that dies on the way knows what to ask about.
    pending.write(sale);
    happen({ does: "redeem", sale });
    await send(sale);
  }

  async function askAgain(): Promise<void> {
    const now = screen.peek();
    if (now.at === "selling" && now.broken) await send(now.sale);
    else if (now.at === "unreached") await scan(now.code);
    else if (session.peek().is === "unreached") await begin(null);
  }

  async function undo(): Promise<void> {
    const now = screen.peek();
    if (now.at !== "sold" || now.undoing) return;
    happen({ does: "undo" });
    await guarded(
      async () => {
        await api.undo(now.redemption);
        last.value = null;
        happen({ does: "undone" });
      },
      (failure) => happen({ does: "keep", problem: whyNotUndone(failure) }),
    );
  }

  return {
    session,
    screen,
    last,
    begin,
    scan,
    redeem,
    askAgain,
    undo,
    signIn: (pin) => enter(() => api.signInByPin(pin)),
    async signOut() {
      await api.signOut().catch(() => {});
      clearTimeout(timer);
      screen.value = READY;
      last.value = null;
      session.value = { is: "out", problem: null, busy: false };
    },
    stopAsking() {
      clearTimeout(timer);
      pending.write(null);
      happen({ does: "stop", note: STOPPED });
    },
    recall() {
      const redemption = last.peek();
      if (redemption) happen({ does: "recall", redemption });
    },
    next: () => happen({ does: "next" }),
  };
}

function whyNotIn(failure: unknown): string {
  if (failure instanceof Refused) return failure.message;
  if (failure instanceof SignedOut) return "This PIN or link isn’t valid. The owner can make a new one.";
  return "The server isn’t answering. Check the connection and try again.";
}

function whyNotUndone(failure: unknown): string {
  if (failure instanceof Refused) return failure.message;
  return failure instanceof Broken
    ? "The server isn’t answering, so it isn’t known whether the undo counted. Try again: it counts once."
    : "That didn’t work. Try again.";
}
