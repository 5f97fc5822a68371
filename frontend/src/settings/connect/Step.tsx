import type { ComponentChildren } from "preact";
import { t } from "../../i18n/words.ts";
import { Badge, type Tone } from "../../ui/Badge.tsx";
import { CheckIcon, ChevronDownIcon } from "../../ui/icons.tsx";
import css from "./connect.module.css";
import type { ConnectStore } from "./connect-store.ts";
import { STEP_NAMES, type StepName, type StepState } from "./steps.ts";

interface Props {
  store: ConnectStore;
  name: StepName;
  title: string;
  /** The step in a few words, so that it need not be opened. */
  gist: ComponentChildren;
  children: ComponentChildren;
}

const WORDS: Record<StepState, { word: string; tone: Tone }> = {
  done: { word: t.connect.done, tone: "good" },
  todo: { word: t.connect.toDo, tone: "accent" },
  fix: { word: t.connect.actionNeeded, tone: "warn" },
  asking: { word: t.connect.checking, tone: "calm" },
};

/** One step of the way: its number, what it is about, how it stands; the rest unfolds. */
export function Step({ store, name, title, gist, children }: Props) {
  const state = store.steps.value?.[name] ?? "asking";
  const { word, tone } = WORDS[state];
  return (
    <li class={css.step}>
      <details
        open={store.open.value.has(name)}
        onToggle={(event) => store.turn(name, event.currentTarget.open)}
      >
        <summary class={css.head}>
          <span class={`${css.number} ${css[state]}`} aria-hidden="true">
            {state === "done" ? <CheckIcon size={16} /> : STEP_NAMES.indexOf(name) + 1}
          </span>
          <h3 class={css.title}>{title}</h3>
          <span class={css.gist}>{gist}</span>
          <span class={css.state}>
            <Badge tone={tone}>{word}</Badge>
          </span>
          <span class={css.turn}>
            <ChevronDownIcon size={16} />
          </span>
        </summary>
        <div class={css.body}>{children}</div>
      </details>
    </li>
  );
}
