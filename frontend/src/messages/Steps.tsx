import { t } from "../i18n/words.ts";
import { textsOf } from "../stories/story.ts";
import { classNames } from "../ui/class-names.ts";
import type { MessagesStore } from "./messages-store.ts";
import css from "./steps.module.css";

/** The way through the story; a dot tells where something is changed or wrong. */
export function Steps({ store }: { store: MessagesStore }) {
  const story = store.story.value;
  if (!story) return null;
  return (
    <nav aria-label={t.messages.stepsOfTheStory}>
      <ol class={css.steps}>
        {story.parts.map((part) => {
          const texts = textsOf(story, part.key);
          const wrong = texts.some(({ key }) => store.problem(key) !== null);
          const changed = texts.some(({ key }) => store.changed.value.includes(key));
          const current = part.key === store.part.value?.key;
          return (
            <li key={part.key}>
              <button
                type="button"
                class={classNames(css.step, current && css.current)}
                aria-current={current ? "step" : undefined}
                onClick={() => store.goTo(part.key)}
              >
                <span class={css.label}>
                  {part.label}
                  {(wrong || changed) && <span class={classNames(css.dot, wrong && css.wrong)} />}
                </span>
                <span class={css.when}>{part.when}</span>
                {(wrong || changed) && (
                  <span class={css.hidden}>{wrong ? t.messages.toFix : t.messages.changed}</span>
                )}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
