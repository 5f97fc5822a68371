import { useState } from "preact/hooks";
import { Button } from "../../src/ui/Button.tsx";
import type { Session, TillStore } from "../store.ts";
import css from "./door.module.css";
import { Note } from "./Note.tsx";

interface Props {
  store: TillStore;
  session: Session & { is: "out" };
}

/** Where staff sign in; the link or its QR code does it without typing. */
export function Door({ store, session }: Props) {
  const [pin, setPin] = useState("");

  function enter(event: Event): void {
    event.preventDefault();
    const digits = pin.replace(/\D/g, "");
    if (digits !== "" && !session.busy) void store.signIn(digits);
  }

  return (
    <main class={css.door}>
      <h1 class={css.title}>Till</h1>
      <p class={css.hint}>Type the till’s PIN, or open its QR code with this phone’s camera.</p>
      <Note words={session.note} />
      <form class={css.form} onSubmit={enter}>
        <div class={css.field}>
          <label for="pin">PIN</label>
          <input
            id="pin"
            type="password"
            inputMode="numeric"
            autocomplete="off"
            autofocus
            maxLength={100}
            value={pin}
            aria-invalid={session.problem !== null}
            aria-describedby="pin-problem"
            onInput={(event) => setPin(event.currentTarget.value)}
          />
          <p id="pin-problem" class={css.problem} aria-live="polite">
            {session.problem}
          </p>
        </div>
        <Button kind="primary" type="submit" wide busy={session.busy}>
          Sign in
        </Button>
      </form>
      <p class={css.hint}>No PIN? The owner makes one in the dashboard, under Settings, Tills.</p>
    </main>
  );
}
