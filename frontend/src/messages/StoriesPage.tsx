import { useEffect } from "preact/hooks";
import { ApiError } from "../api/client.ts";
import { askBeforeLeaving, navigate } from "../shell/router.ts";
import type { PageProps } from "../shell/screens.ts";
import { sentenceOf } from "../state/failure.ts";
import { Loaded } from "../state/Loaded.tsx";
import { useStore } from "../state/use-store.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { Problem } from "../ui/Problem.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { TextArea, TextField } from "../ui/TextField.tsx";
import { changes } from "./changes.ts";
import css from "./messages.module.css";
import bar from "./save-bar.module.css";
import { createStoryStore, type StoryStore } from "./story-store.ts";
import { ABOUT, fieldWords, isLabel, STORIES, storyOf } from "./story-words.ts";

/** The texts of the talks beside the coupon's: signing up, and asking for help. */
export function StoriesPage({ route }: PageProps) {
  const signUp = useStore(() => createStoryStore("sign_up"));
  const support = useStore(() => createStoryStore("support"));
  // Looking at the other one loses nothing; leaving the page would.
  useEffect(
    () =>
      askBeforeLeaving(() =>
        signUp.unsaved() || support.unsaved() ? "What you changed is not saved yet and would be lost." : null,
      ),
    [signUp, support],
  );
  const name = storyOf(route.query);

  return (
    <div class={css.page}>
      <PageHeader
        title="Sign-up and help"
        hint="What people read in the chat when they sign up, or ask something."
        back={{ href: "/messages", label: "Messages" }}
      />
      <Segmented
        label="Which texts"
        value={name}
        options={STORIES}
        onChange={(chosen) => navigate(`/messages/stories?story=${chosen}`)}
      />
      <Texts key={name} store={name === "sign_up" ? signUp : support} />
    </div>
  );
}

function Texts({ store }: { store: StoryStore }) {
  return (
    <form
      class={css.page}
      onSubmit={(event) => {
        event.preventDefault();
        void store.save.run();
      }}
    >
      <Card title={STORIES.find(({ value }) => value === store.name)?.label} hint={ABOUT[store.name]}>
        <Loaded resource={store.story}>
          {({ fields }) => (
            <div class={css.fields}>
              {Object.keys(fields).map((field) => (
                <Field key={field} field={field} store={store} />
              ))}
            </div>
          )}
        </Loaded>
      </Card>
      <Bar store={store} />
    </form>
  );
}

function Field({ field, store }: { field: string; store: StoryStore }) {
  const common = {
    ...fieldWords(store.name, field),
    value: store.fields.value[field] ?? "",
    limit: store.story.data.value?.limits[field],
    error: store.problem(field),
    onInput: (text: string) => store.edit(field, text),
  };
  return isLabel(field) ? <TextField {...common} /> : <TextArea rows={2} {...common} />;
}

function Bar({ store }: { store: StoryStore }) {
  const number = Object.keys(store.changed.value).length;
  const failure = store.save.failure.value;
  if (number === 0) return null;
  const atField = failure instanceof ApiError && failure.fields.length > 0;
  return (
    <section class={bar.bar} aria-label="Changes">
      {failure !== null && !atField && <Problem sentence={sentenceOf(failure)} />}
      <div class={bar.line}>
        <p class={bar.words}>
          <strong>{changes(number)} not saved.</strong>{" "}
          {atField ? (
            <span class={bar.wrong}>Something needs mending.</span>
          ) : (
            "Saving makes it live at once."
          )}
        </p>
        <div class={bar.buttons}>
          <Button onPress={store.discard}>Discard</Button>
          <Button kind="primary" type="submit" busy={store.save.busy.value}>
            Save
          </Button>
        </div>
      </div>
    </section>
  );
}
