import { Button } from "../../src/ui/Button.tsx";
import { t } from "../i18n/words.ts";
import type { Sound } from "../sound.ts";
import type { TillStore } from "../store.ts";
import { Counter } from "./Counter.tsx";
import { Door } from "./Door.tsx";
import css from "./door.module.css";

interface Props {
  store: TillStore;
  sound: Sound;
  now: () => Date;
}

/** The door, or the counter behind it. */
export function TillPage({ store, sound, now }: Props) {
  const session = store.session.value;
  switch (session.is) {
    case "asking":
      return (
        <main class={css.door}>
          <p role="status">{t.loading}</p>
        </main>
      );
    case "unreached":
      return (
        <main class={css.door}>
          <h1 class={css.title}>{t.noConnection}</h1>
          <p role="alert">{t.theServerIsnt3}</p>
          <Button kind="primary" wide onPress={() => store.askAgain()}>
            {t.tryAgain}
          </Button>
        </main>
      );
    case "out":
      return <Door store={store} session={session} />;
    case "in":
      return <Counter store={store} till={session.till} sound={sound} now={now} />;
  }
}
