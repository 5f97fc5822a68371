import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../src/ui/Button.tsx";
import { duration } from "../../src/ui/format.ts";
import type { Answer, Redemption, Value } from "../coupon.ts";
import { t } from "../i18n/words.ts";
import type { Screen } from "../machine.ts";
import { looksLikeMoney, readAmount } from "../scan/amount.ts";
import { createBurst } from "../scan/burst.ts";
import { readCode } from "../scan/reading.ts";
import type { TillStore } from "../store.ts";
import { offWords } from "../words.ts";
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
        <Sell
          key={screen.code}
          store={store}
          value={screen.answer.coupon.value}
          currency={screen.answer.coupon.value?.currency ?? currency}
        />
      ) : (
        <>
          <Main onPress={store.next}>{t.nextCode}</Main>
          <UndoHere store={store} answer={screen.answer} now={now} />
        </>
      );
    case "unreached":
      return (
        <>
          <Main onPress={() => store.askAgain()}>{t.tryAgain}</Main>
          <Button onPress={store.next}>{t.nextCode}</Button>
        </>
      );
    case "selling":
      return screen.broken ? (
        <>
          {screen.wait === null && <Main onPress={() => store.askAgain()}>{t.askAgainNow}</Main>}
          <Button onPress={store.stopAsking}>{t.stopAsking}</Button>
        </>
      ) : null;
    case "sold":
      return <Sold store={store} screen={screen} now={now} />;
    case "undone":
      return <Main onPress={store.next}>{t.nextCode}</Main>;
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

/** A code that this very till has just redeemed can be taken back where it is found used. */
function UndoHere({ store, answer, now }: { store: TillStore; answer: Answer; now: Date }) {
  const code = answer.word === "used" ? answer.code : null;
  const here = store.recent.value.find((one) => one.code === code && secondsLeft(one, now) > 0);
  return here ? <Button onPress={() => store.recall(here)}>{t.redeemedByMistake}</Button> : null;
}

interface SellProps {
  store: TillStore;
  value: Value | null;
  currency: string | null;
}

function Sell({ store, value, currency }: SellProps) {
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  const burst = useRef(createBurst()).current;
  const read = readAmount(typed);
  const off = read.kind === "amount" ? offWords(value, read.amount, currency) : null;

  function redeem(): void {
    const maybeCode = !looksLikeMoney(typed) && (burst.scanned() || read.kind === "wrong");
    const code = maybeCode ? readCode(typed) : null;
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
        <label for="amount">{t.saleAmountOptional(currency)}</label>
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
          {wrong && t.writeItAs2350}
        </p>
        {/* Always there, so that nothing moves under a finger. */}
        <p class={css.off} aria-live="polite">
          {off}
        </p>
      </div>
      <Main onPress={redeem}>{t.redeem}</Main>
      <Button onPress={store.next}>{t.dontRedeem}</Button>
    </form>
  );
}

function Sold({ store, screen, now }: { store: TillStore; screen: Screen & { at: "sold" }; now: Date }) {
  const left = secondsLeft(screen.redemption, now);
  return (
    <>
      <Main onPress={store.next}>{t.nextCustomer}</Main>
      {screen.problem && (
        <p class={css.problem} role="alert">
          {screen.problem}
        </p>
      )}
      {left > 0 ? (
        <Button busy={screen.undoing} onPress={() => store.undo()}>
          {t.undoLeft(duration(left))}
        </Button>
      ) : (
        <p class={css.more}>{t.onlyTheOwnerCan}</p>
      )}
    </>
  );
}

/** How long this till may still take it back. */
export function secondsLeft({ undoUntil }: Redemption, now: Date): number {
  return Math.floor((undoUntil.getTime() - now.getTime()) / 1000);
}
