import type { Answer, Redemption, Sale } from "./coupon.ts";

/** What the till is doing; one thing at a time. */
export type Screen =
  /** Waits for a code; the note says what became of the last one. */
  | { at: "ready"; note: string | null }
  | { at: "looking"; code: string }
  /** The question was not answered: nothing happened, it can be asked again. */
  | { at: "unreached"; code: string }
  | { at: "answered"; code: string; answer: Answer }
  /** A redemption was sent. Broken: not answered, so nobody knows yet whether it counted; wait: for so many seconds the server wants no questions. */
  | { at: "selling"; sale: Sale; broken: boolean; wait: number | null }
  | { at: "sold"; redemption: Redemption; undoing: boolean; problem: string | null }
  | { at: "undone"; redemption: Redemption };

export type Event =
  | { does: "scan"; code: string }
  | { does: "answer"; code: string; answer: Answer }
  | { does: "break" }
  /** What was not answered may be asked about later. */
  | { does: "wait"; seconds: number }
  | { does: "redeem"; sale: Sale }
  | { does: "sold"; redemption: Redemption }
  /** The server refused what was sent, for good: the code is not valid, or the words are wrong. */
  | { does: "refuse"; answer: Answer }
  | { does: "stop"; note: string }
  /** Back to what was redeemed last, which may have to be taken back. */
  | { does: "recall"; redemption: Redemption }
  | { does: "undo" }
  | { does: "undone" }
  | { does: "keep"; problem: string }
  | { does: "next" };

export const READY: Screen = { at: "ready", note: null };
const selling = (sale: Sale): Screen => ({ at: "selling", sale, broken: false, wait: null });
/** Sent, and not known yet whether it counted. */
export const inDoubt = (sale: Sale): Screen => ({ at: "selling", sale, broken: true, wait: null });

/** What follows when something happens; what makes no sense now changes nothing. */
export function follow(screen: Screen, event: Event): Screen {
  switch (event.does) {
    case "scan":
      return mayScan(screen) ? { at: "looking", code: event.code } : screen;
    case "answer":
      // An answer about a code that is no longer asked about is old.
      return screen.at === "looking" && screen.code === event.code
        ? { at: "answered", code: event.code, answer: event.answer }
        : screen;
    case "break":
      return broken(screen);
    case "wait":
      return screen.at === "selling" && screen.broken ? { ...screen, wait: event.seconds } : screen;
    case "redeem":
      return mayRedeem(screen) ? selling(event.sale) : screen;
    case "sold":
      return screen.at === "selling"
        ? { at: "sold", redemption: event.redemption, undoing: false, problem: null }
        : screen;
    case "refuse":
      return screen.at === "selling"
        ? { at: "answered", code: screen.sale.code, answer: event.answer }
        : screen;
    case "stop":
      return screen.at === "selling" ? { at: "ready", note: event.note } : screen;
    case "recall":
      return screen.at === "ready" || (screen.at === "answered" && screen.answer.word === "used")
        ? { at: "sold", redemption: event.redemption, undoing: false, problem: null }
        : screen;
    case "undo":
      return screen.at === "sold" ? { ...screen, undoing: true, problem: null } : screen;
    case "undone":
      return screen.at === "sold" ? { at: "undone", redemption: screen.redemption } : screen;
    case "keep":
      return screen.at === "sold" ? { ...screen, undoing: false, problem: event.problem } : screen;
    case "next":
      return mayScan(screen) ? READY : screen;
  }
}

/** A redemption under way is finished first: the next code would hide what became of it. */
export function mayScan(screen: Screen): boolean {
  return screen.at !== "selling" && !(screen.at === "sold" && screen.undoing);
}

export const mayRedeem = (screen: Screen): boolean =>
  screen.at === "answered" && screen.answer.word === "valid";

function broken(screen: Screen): Screen {
  if (screen.at === "looking") return { at: "unreached", code: screen.code };
  return screen.at === "selling" ? inDoubt(screen.sale) : screen;
}
