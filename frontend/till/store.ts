import { type ReadonlySignal, signal } from "@preact/signals";
import { newId } from "../src/new-id.ts";
import { Broken, Refused, SignedOut, type Till, type TillApi } from "./api.ts";
import type { Answer, Redemption, Sale } from "./coupon.ts";
import { t } from "./i18n/words.ts";
import { type Event, follow, inDoubt, READY, type Screen } from "./machine.ts";
import type { Pending } from "./pending.ts";
import { unknownWords } from "./words.ts";

/** Whether this till is signed in. */
export type Session =
  | { is: "asking" }
  | { is: "unreached" }
  /** The note is for the next person here; the problem is what was wrong with how they wanted to sign in. */
  | { is: "out"; note: string | null; problem: string | null; busy: boolean }
  | { is: "in"; till: Till };

const ASK_AGAIN_MS = 3_000;
/** What is asked again could also redeem for the first time, so only while the customer may still be there. */
const FRESH_MS = 600_000;

const out = (note: string | null = null, problem: string | null = null, busy = false): Session => ({
  is: "out",
  note,
  problem,
  busy,
});

export interface TillStore {
  session: ReadonlySignal<Session>;
  screen: ReadonlySignal<Screen>;
  /** What was redeemed here and can still be taken back, the newest first. */
  recent: ReadonlySignal<Redemption[]>;
  /** Asks whether this browser is signed in; with the secret of a till's link, signs in. */
  begin(secret: string | null): Promise<void>;
  signIn(pin: string): Promise<void>;
  signOut(): Promise<void>;
  scan(code: string): Promise<void>;
  redeem(amount: string | null): Promise<void>;
  /** The line may be back, or the page was away: asks now what waits for an answer, or what was redeemed meanwhile. */
  askAgain(): Promise<void>;
  /** Gives up asking what became of a redemption. */
  stopAsking(): void;
  /** Shows once more what was redeemed. */
  recall(redemption: Redemption): void;
  undo(): Promise<void>;
  next(): void;
}

/** What a till does, without a screen. */
export function createTill(api: TillApi, pending: Pending, newKey: () => string = newId): TillStore {
  const session = signal<Session>({ is: "asking" });
  const screen = signal<Screen>(READY);
  const recent = signal<Redemption[]>([]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The key of the redemption that is on its way. */
  let asking: string | null = null;

  const happen = (event: Event): void => {
    screen.value = follow(screen.peek(), event);
  };

  function welcome(till: Till): void {
    session.value = { is: "in", till };
    void remember();
    const unanswered = pending.read();
    if (unanswered === null) return;
    screen.value = inDoubt(unanswered);
    if (unanswered.till === till.name) void send(unanswered);
    else giveUp(unanswered);
  }

  /** Also what was redeemed before this page was loaded, or in another one. */
  const remember = () =>
    guarded(
      async () => {
        const before = recent.peek();
        const now = await api.lately();
        // What was redeemed or taken back while we asked is newer than the answer.
        if (recent.peek() === before) recent.value = now;
      },
      () => {},
    );

  /** Asks no more; what became of it is for a person to find out. */
  function giveUp(sale: Sale): void {
    clearTimeout(timer);
    pending.write(null);
    happen({ does: "stop", note: unknownWords(sale, new Date()) });
  }

  /** Runs a deed that may find this till signed out; whatever else is wrong is left to `wrong`. */
  async function guarded(deed: () => Promise<void>, wrong: (failure: unknown) => void): Promise<void> {
    try {
      await deed();
    } catch (failure) {
      if (failure instanceof SignedOut) session.value = out(t.thisTillWasSigned);
      else wrong(failure);
    }
  }

  async function enter(how: () => Promise<Till>): Promise<void> {
    const before = session.peek();
    const note = before.is === "out" ? before.note : null;
    if (before.is === "out") session.value = out(note, null, true);
    try {
      welcome(await how());
    } catch (failure) {
      session.value = out(note, whyNotIn(failure));
    }
  }

  async function begin(secret: string | null): Promise<void> {
    session.value = { is: "asking" };
    if (secret !== null) return await enter(() => api.signInByLink(secret));
    try {
      const till = await api.whoAmI();
      if (till) welcome(till);
      else session.value = out();
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

  /** The redemption this answer is about may have been given up, and another one be under way. */
  function still(sale: Sale): boolean {
    const now = screen.peek();
    return now.at === "selling" && now.sale.key === sale.key;
  }

  async function send(sale: Sale): Promise<void> {
    clearTimeout(timer);
    if (asking === sale.key) return;
    const age = Date.now() - sale.pressedAt.getTime();
    // A clock that was set back in between says nothing about the age.
    if (Math.abs(age) >= FRESH_MS) return giveUp(sale);
    asking = sale.key;
    await guarded(
      async () => answered(sale, await api.redeem(sale)),
      (failure) => {
        if (!still(sale)) return;
        if (failure instanceof Refused) {
          pending.write(null);
          happen({ does: "stop", note: failure.message });
          return;
        }
        happen({ does: "break" });
        timer = setTimeout(() => void askAgain(), ASK_AGAIN_MS);
      },
    );
    if (asking === sale.key) asking = null;
  }

  function answered(sale: Sale, answer: Redemption | Answer): void {
    const now = screen.peek();
    if (now.at !== "selling" || !still(sale)) return;
    if ("word" in answer) {
      if (answer.word === "slow" && now.broken) waitFor(sale, answer);
      else {
        pending.write(null);
        happen({ does: "refuse", answer });
      }
      return;
    }
    pending.write(null);
    recent.value = [answer, ...recent.peek().filter(({ id }) => id !== answer.id)];
    happen({ does: "sold", redemption: answer });
  }

  /** The server was too busy to say what became of what it may have been sent before. */
  function waitFor(sale: Sale, answer: Answer & { word: "slow" }): void {
    const seconds = answer.seconds ?? ASK_AGAIN_MS / 1000;
    happen({ does: "wait", seconds });
    timer = setTimeout(() => void send(sale), seconds * 1000);
  }

  async function redeem(amount: string | null): Promise<void> {
    const now = screen.peek();
    if (now.at !== "answered" || now.answer.word !== "valid") return;
    const here = session.peek();
    if (here.is !== "in") return;
    const { code } = now.answer.coupon;
    const sale: Sale = { key: newKey(), code, amount, till: here.till.name, pressedAt: new Date() };
    // Before it is sent: a page that dies on the way knows what to ask about.
    pending.write(sale);
    happen({ does: "redeem", sale });
    await send(sale);
  }

  async function askAgain(): Promise<void> {
    const now = screen.peek();
    if (now.at === "selling") {
      if (now.broken && now.wait === null) await send(now.sale);
    } else if (now.at === "unreached") await scan(now.code);
    else if (session.peek().is === "unreached") await begin(null);
    else if (session.peek().is === "in") await remember();
  }

  function stopAsking(): void {
    const now = screen.peek();
    if (now.at === "selling") giveUp(now.sale);
  }

  async function undo(): Promise<void> {
    const now = screen.peek();
    if (now.at !== "sold" || now.undoing) return;
    happen({ does: "undo" });
    await guarded(
      async () => {
        await api.undo(now.redemption);
        recent.value = recent.peek().filter(({ id }) => id !== now.redemption.id);
        happen({ does: "undone" });
      },
      (failure) => happen({ does: "keep", problem: whyNotUndone(failure) }),
    );
  }

  return {
    session,
    screen,
    recent,
    begin,
    scan,
    redeem,
    askAgain,
    undo,
    signIn: (pin) => enter(() => api.signInByPin(pin)),
    async signOut() {
      await api.signOut().catch(() => {});
      const now = screen.peek();
      // The next person here did not press the button.
      stopAsking();
      screen.value = READY;
      recent.value = [];
      session.value = out(now.at === "selling" ? unknownWords(now.sale, new Date()) : null);
    },
    stopAsking,
    recall: (redemption) => happen({ does: "recall", redemption }),
    next: () => happen({ does: "next" }),
  };
}

function whyNotIn(failure: unknown): string {
  if (failure instanceof Refused) return failure.message;
  if (failure instanceof SignedOut) return t.thisPinOrLinkIsnt;
  return t.theServerIsnt;
}

function whyNotUndone(failure: unknown): string {
  if (failure instanceof Refused) return failure.message;
  return failure instanceof Broken ? t.theServerIsnt2 : t.thatDidntWorkTry;
}
