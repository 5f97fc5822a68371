import { useComputed } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { Button, IconButton } from "../../src/ui/Button.tsx";
import { time } from "../../src/ui/format.ts";
import type { Till } from "../api.ts";
import { t } from "../i18n/words.ts";
import { mayScan } from "../machine.ts";
import type { Sound } from "../sound.ts";
import type { TillStore } from "../store.ts";
import { verdictOf } from "../words.ts";
import { Actions, secondsLeft } from "./Actions.tsx";
import { Camera } from "./Camera.tsx";
import { CodeField } from "./CodeField.tsx";
import css from "./counter.module.css";
import { CameraIcon, LeaveIcon, MutedIcon, SoundIcon } from "./icons.tsx";
import { Note } from "./Note.tsx";
import { VerdictPanel } from "./VerdictPanel.tsx";

interface Props {
  store: TillStore;
  till: Till;
  sound: Sound;
  /** What the shop's clock says, ticking. */
  now: () => Date;
}

/** The till while somebody is signed in: a code comes in, one answer goes out. */
export function Counter({ store, till, sound, now }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [filming, setFilming] = useState(false);
  const screen = store.screen.value;
  const free = mayScan(screen);
  // The clock goes on; the answer stays the same one.
  const verdict = useComputed(() => verdictOf(store.screen.value, now())).value;

  useEffect(() => {
    const heard = verdictOf(screen, now());
    if (heard?.tune) sound.play(heard.tune);
  }, [screen]);

  useEffect(() => {
    if (screen.at === "ready" && !filming) field.current?.focus();
  }, [screen.at, filming]);

  useEffect(() => {
    document.addEventListener("keydown", toField);
    return () => document.removeEventListener("keydown", toField);
  }, []);

  /** A scanner types wherever the focus is; what would be lost on a button begins the next code. */
  function toField(event: KeyboardEvent): void {
    const typing = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey;
    const inField = event.target instanceof HTMLInputElement;
    if (typing && !event.altKey && !inField) field.current?.focus();
  }

  function scan(code: string): void {
    setFilming(false);
    void store.scan(code);
  }

  return (
    <div class={css.counter}>
      <header class={css.head}>
        <div class={css.names}>
          <h1 class={css.till}>{till.name}</h1>
          <p class={css.shop}>{till.shop}</p>
        </div>
        <IconButton
          label={sound.on.value ? t.turnSoundOff : t.turnSoundOn}
          icon={sound.on.value ? <SoundIcon /> : <MutedIcon />}
          onPress={() => sound.turn(!sound.on.value)}
        />
        <IconButton label={t.signOut} icon={<LeaveIcon />} onPress={() => store.signOut()} />
      </header>
      <main class={css.main}>
        <CodeField field={field} locked={!free} onCode={scan} />
        {filming ? (
          <Camera onCode={scan} onClose={() => setFilming(false)} />
        ) : (
          free && (
            <div class={css.film}>
              <Button icon={<CameraIcon />} wide onPress={() => setFilming(true)}>
                {t.scanWithTheCamera}
              </Button>
            </div>
          )
        )}
        {screen.at === "ready" && <Note words={screen.note} />}
        {verdict && !filming && (
          <VerdictPanel verdict={verdict}>
            <Actions store={store} screen={screen} now={now()} currency={till.currency} />
          </VerdictPanel>
        )}
        {!verdict && !filming && (
          <>
            <p class={css.hint}>{t.scanTheQrCodeOr}</p>
            {store.recent.value
              .filter((one) => secondsLeft(one, now()) > 0)
              .map((one) => (
                <Button key={one.id} onPress={() => store.recall(one)}>
                  {t.undo(time(one.at), one.code)}
                </Button>
              ))}
          </>
        )}
      </main>
    </div>
  );
}
