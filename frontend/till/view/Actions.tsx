import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../src/ui/Button.tsx";
import { duration } from "../../src/ui/format.ts";
import type { Redemption } from "../coupon.ts";
import type { Screen } from "../machine.ts";
import { readAmount } from "../scan/amount.ts";
import { createBurst } from "../scan/burst.ts";
import { readCode } from "../scan/reading.ts";
import type { TillStore } from "../store.ts";
import css from "./verdict.module.css";

interface Props {
  store: TillStore;
  screen: Screen;
  /** What the shop's clock says. */
  now: Date;
  currency: string | null;
}

/** What can be done about an answer; the main thing has the focus. */
export function Actions({ store, screen, now, currency }: Props) {
  switch (screen.at) {
    case "answered":
      return screen.answer.word === "valid" ? (
        <Sell key={screen.code} store={store} currency={screen.answer.coupon.value?.currency ?? currency} />
      ) : (
        <Main onPress={store.next}>Next code</Main>
      );
    case "unreached":
      return (
        <>
          <Main onPress={() => store.askAgain()}>Try again</Main>
          <Button onPress={store.next}>Next code</Button>
        </>
      );
    case "selling":
      return screen.broken ? (
        <>
          {screen.wait === null && <Main onPress={() => store.askAgain()}>Ask again now</Main>}
          <Button onPress={store.stopAsking}>Stop asking</Button>
        </>
      ) : null;
    case "sold":
      return <Sold store={store} screen={screen} now={now} />;
    case "undone":
      return <Main onPress={store.next}>Next code</Main>;
    default:
      return null;
  }
}

/** A scanner's second Enter, or a second tap, comes sooner than anybody can read the answer. */
const READING_MS = 400;

/** The one thing to do next; it takes the focus, and ignores a press that was meant for something before it. */
function Main({ onPress, children }: { onPress: () => unknown; children: string }) {
  const box = useRef<HTMLDivElement>(null);
  const since = useRef(performance.now());
  useEffect(() => box.current?.querySelector("button")?.focus(), []);
  return (
    <div ref={box} class={css.sale}>
      <Button data-main wide onPress={() => performance.now() - since.current > READING_MS && onPress()}>
        {children}
      </Button>
    </div>
  );
}

function Sell({ store, currency }: { store: TillStore; currency: string | null }) {
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  const burst = useRef(createBurst()).current;

  function redeem(): void {
    const read = readAmount(typed);
    const code = burst.scanned() || read.kind === "wrong" ? readCode(typed) : null;
    // A coupon that is scanned while the amount has the focus is the next coupon.
    if (code && (burst.scanned() || code.length >= 8)) void store.scan(code);
    else if (read.kind === "wrong") setWrong(true);
    else void store.redeem(read.kind === "amount" ? read.amount : null);
  }

  return (
    <form
      class={css.sale}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        redeem();
      }}
    >
      <div class={css.amount}>
        <label for="amount">Sale amount{currency ? ` in ${currency}` : ""} (optional)</label>
        <input
          id="amount"
          inputMode="decimal"
          autocomplete="off"
          enterkeyhint="done"
          maxLength={300}
          value={typed}
          aria-invalid={wrong}
          {...(wrong && { "aria-describedby": "amount-wrong" })}
          onInput={(event) => {
            const { value } = event.currentTarget;
            burst.typed(value.length, performance.now());
            setTyped(value);
            setWrong(false);
          }}
        />
        <p id="amount-wrong" class={css.wrong} aria-live="polite">
          {wrong && "Write it as 23.50."}
        </p>
      </div>
      <Main onPress={redeem}>Redeem</Main>
      <Button onPress={store.next}>Don’t redeem</Button>
    </form>
  );
}

function Sold({ store, screen, now }: { store: TillStore; screen: Screen & { at: "sold" }; now: Date }) {
  const left = secondsLeft(screen.redemption, now);
  return (
    <>
      <Main onPress={store.next}>Next customer</Main>
      {screen.problem && (
        <p class={css.problem} role="alert">
          {screen.problem}
        </p>
      )}
      {left > 0 ? (
        <Button busy={screen.undoing} onPress={() => store.undo()}>
          Undo ({duration(left)} left)
        </Button>
      ) : (
        <p class={css.more}>Only the owner can undo it now.</p>
      )}
    </>
  );
}

/** How long this till may still take it back. */
export function secondsLeft({ undoUntil }: Redemption, now: Date): number {
  return Math.floor((undoUntil.getTime() - now.getTime()) / 1000);
}
