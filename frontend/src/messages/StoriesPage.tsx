import { useEffect } from "preact/hooks";
import { ApiError } from "../api/client.ts";
import { t } from "../i18n/words.ts";
import { askBeforeLeaving, navigate } from "../shell/router.ts";
import type { PageProps } from "../shell/screens.ts";
import { sentenceOf } from "../state/failure.ts";
import { Loaded } from "../state/Loaded.tsx";
import { followAll, useStore } from "../state/use-store.ts";
import type { StoryText } from "../stories/story.ts";
import { stories, storyNamed } from "../stories/the-stories.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { Problem } from "../ui/Problem.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { TextArea, TextField } from "../ui/TextField.tsx";
import { changes } from "./changes.ts";
import { Languages, Losing } from "./Languages.tsx";
import css from "./messages.module.css";
import bar from "./save-bar.module.css";
import { createStoryStore, type StoryStore } from "./story-store.ts";

/** The texts of the talks beside the coupon's: signing up, and asking for help. */
export function StoriesPage({ route }: PageProps) {
  const { all } = useStore(createStoryStores);
  // Looking at another one loses nothing; leaving the page would.
  useEffect(
    () =>
      askBeforeLeaving(() =>
        all.some((store) => store.unsaved()) ? t.messages.yourChangesArentSavedYetAnd : null,
      ),
    [all],
  );
  const shown = all.find(({ name }) => name === route.query.get("story")) ?? all[0];

  return (
    <div class={css.page}>
      <PageHeader
        title={t.messages.signUpAndHelp}
        hint={t.messages.whatPeopleReadInTheChatWhen}
        back={{ href: "/messages", label: t.messages.messages }}
      />
      <Segmented
        label={t.messages.whichTexts}
        value={shown?.name ?? ""}
        options={all.map(({ name }) => ({ value: name, label: storyNamed(name).label }))}
        onChange={(chosen) => navigate(`/messages/stories?story=${chosen}`)}
      />
      {shown && <Texts key={shown.name} store={shown} />}
    </div>
  );
}

/** One for each story that no campaign tells. */
function createStoryStores() {
  const all = (stories.data.peek() ?? [])
    .filter(({ campaigns }) => !campaigns)
    .map(({ key }) => createStoryStore(key));
  return { all, follow: () => followAll(...all) };
}

function Texts({ store }: { store: StoryStore }) {
  const story = storyNamed(store.name);
  return (
    <form
      class={css.page}
      onSubmit={(event) => {
        event.preventDefault();
        void store.save.run();
      }}
    >
      <Languages languages={store.languages} texts={story.texts} />
      <Card title={story.label} hint={story.about}>
        <Loaded resource={store.story}>
          {({ fields }) => (
            <div class={css.fields}>
              {story.texts
                .filter(({ key }) => key in fields)
                .map((text) => (
                  <Field key={`${store.languages.tag.value} ${text.key}`} text={text} store={store} />
                ))}
            </div>
          )}
        </Loaded>
      </Card>
      <Bar store={store} />
    </form>
  );
}

function Field({ text: { key, kind, label, hint, limit }, store }: { text: StoryText; store: StoryStore }) {
  const common = {
    label,
    limit,
    hint: hint ?? undefined,
    value: store.languages.shown(key, store.fields.value[key] ?? ""),
    ...(store.languages.other.value && { placeholder: store.fields.value[key] ?? "" }),
    ...(store.languages.tag.value && { lang: store.languages.tag.value }),
    dir: store.languages.rightToLeft.value ? ("rtl" as const) : ("ltr" as const),
    error: store.problem(key),
    onInput: (words: string) => store.edit(key, words),
  };
  return kind === "label" ? <TextField {...common} /> : <TextArea rows={2} {...common} />;
}

function Bar({ store }: { store: StoryStore }) {
  const number = store.changes.value;
  const failure = store.save.failure.value;
  if (number === 0) return null;
  const atField = failure instanceof ApiError && failure.fields.length > 0;
  return (
    <section class={bar.bar} aria-label={t.messages.changes}>
      {failure !== null && !atField && <Problem sentence={sentenceOf(failure)} />}
      <Losing languages={store.languages} texts={storyNamed(store.name).texts} />
      <div class={bar.line}>
        <p class={bar.words}>
          <strong>{t.messages.notSaved(changes(number))}</strong>{" "}
          {atField ? (
            <span class={bar.wrong}>{t.messages.somethingNeedsFixing}</span>
          ) : (
            t.messages.theyGoLiveAsSoonAsYouSave(number)
          )}
        </p>
        <div class={bar.buttons}>
          <Button onPress={store.discard}>{t.messages.discard}</Button>
          <Button kind="primary" type="submit" busy={store.save.busy.value}>
            {t.messages.save}
          </Button>
        </div>
      </div>
    </section>
  );
}
