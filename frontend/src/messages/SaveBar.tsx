import { ApiError } from "../api/client.ts";
import { t } from "../i18n/words.ts";
import { sentenceOf } from "../state/failure.ts";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Problem.tsx";
import { changes } from "./changes.ts";
import { Losing } from "./Languages.tsx";
import type { MessagesStore } from "./messages-store.ts";
import css from "./save-bar.module.css";
import { saveWords } from "./save-words.ts";

/** What is typed and not saved yet; stays in sight until it is one or the other. */
export function SaveBar({ store }: { store: MessagesStore }) {
  const [campaign, changed, failure] = [store.campaign.value, store.changes.value, store.save.failure.value];
  if (!campaign || changed === 0) return null;
  const wrong = store.story.value?.texts.find(({ key }) => store.problem(key) !== null);
  const words = saveWords(campaign);
  const atField = failure instanceof ApiError && failure.fields.length > 0;

  return (
    <section class={css.bar} aria-label={t.messages.changes}>
      {failure !== null && !atField && <Problem sentence={sentenceOf(failure)} />}
      <Losing languages={store.languages} texts={store.story.value?.texts ?? []} />
      <div class={css.line}>
        <p class={css.words}>
          <strong>
            {changes(changed)} {words.open}
          </strong>{" "}
          {wrong ? (
            <span class={css.wrong}>{t.messages.needsFixing(wrong.label)}</span>
          ) : (
            words.outlook(changed)
          )}
        </p>
        <div class={css.buttons}>
          <Button onPress={store.discard}>{t.messages.discard}</Button>
          {wrong ? (
            <Button kind="primary" onPress={() => store.goTo(wrong.part)}>
              {t.messages.fixIt}
            </Button>
          ) : (
            <Button kind="primary" busy={store.save.busy.value} onPress={() => store.save.run()}>
              {words.verb}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}
