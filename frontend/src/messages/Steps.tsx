import { classNames } from "../ui/class-names.ts";
import type { MessagesStore } from "./messages-store.ts";
import css from "./steps.module.css";
import { STEPS } from "./story.ts";

/** The way through the story; a dot tells where something is changed or wrong. */
export function Steps({ store }: { store: MessagesStore }) {
  return (
    <nav aria-label="Steps of the story">
      <ol class={css.steps}>
        {STEPS.map((step) => {
          const wrong = step.fields.some((field) => store.problem(field) !== null);
          const changed = step.fields.some((field) => store.changed.value.includes(field));
          const current = step.name === store.step.value;
          return (
            <li key={step.name}>
              <button
                type="button"
                class={classNames(css.step, current && css.current)}
                aria-current={current ? "step" : undefined}
                onClick={() => store.goTo(step.name)}
              >
                <span class={css.label}>
                  {step.label}
                  {(wrong || changed) && <span class={classNames(css.dot, wrong && css.wrong)} />}
                </span>
                <span class={css.when}>{step.when}</span>
                {(wrong || changed) && <span class={css.hidden}>{wrong ? ", to mend" : ", changed"}</span>}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
