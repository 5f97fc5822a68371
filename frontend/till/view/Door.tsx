import { useState } from "preact/hooks";
import { LanguageLinks } from "../../src/i18n/LanguageLinks.tsx";
import { Button } from "../../src/ui/Button.tsx";
import { spoken, t } from "../i18n/words.ts";
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
      <h1 class={css.title}>{t.till}</h1>
      <p class={css.hint}>{t.typeTheTillsPinOr}</p>
      <Note words={session.note} />
      <form class={css.form} onSubmit={enter}>
        <div class={css.field}>
          <label for="pin">{t.pin}</label>
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
          {t.signIn}
        </Button>
      </form>
      <p class={css.hint}>{t.noPinTheOwnerMakes}</p>
      <LanguageLinks spoken={spoken} />
    </main>
  );
}
