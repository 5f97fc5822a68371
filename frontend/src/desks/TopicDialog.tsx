import { ApiError } from "../api/client.ts";
import { sentenceOf } from "../state/failure.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Stack } from "../ui/Layout.tsx";
import { Problem } from "../ui/Problem.tsx";
import { Switch } from "../ui/Switch.tsx";
import { TextField } from "../ui/TextField.tsx";
import { channelName } from "./channel-name.ts";
import { addressWords } from "./desk-words.ts";
import css from "./desks.module.css";
import type { DesksStore } from "./desks-store.ts";
import { shortLabel } from "./topic-label.ts";

const FORM = "topic-form";

/** A topic's name, and who is told. */
export function TopicDialog({ store }: { store: DesksStore }) {
  const { draft, save, close } = store.topicForm;
  const now = draft.value;
  const actions = (
    <>
      <Button onPress={close}>Not now</Button>
      <Button kind="primary" type="submit" form={FORM} busy={save.busy.value}>
        Save
      </Button>
    </>
  );
  const title = now?.topic ? `Change ${now.topic.name}` : "New topic";
  return (
    <Dialog open={now !== null} title={title} onClose={close} actions={actions}>
      {now && <Fields store={store} />}
    </Dialog>
  );
}

function Fields({ store }: { store: DesksStore }) {
  const { draft, save, problem, rename, tell, limit } = store.topicForm;
  const failure = save.failure.value;
  const atField = failure instanceof ApiError && failure.fields.length > 0;
  const now = draft.value;
  if (!now) return null;
  const others = store.topics.data.value?.filter(({ id }) => id !== now.topic?.id) ?? [];
  const short = shortLabel(
    now.name,
    others.map(({ name }) => name),
  );
  return (
    <form
      id={FORM}
      onSubmit={(event) => {
        event.preventDefault();
        void save.run();
      }}
    >
      <Stack>
        <TextField
          label="Name"
          placeholder="Sales"
          autocomplete="off"
          autofocus
          value={now.name}
          limit={limit}
          hint={short && `Customers see “${short}” on the button, which holds 20 characters.`}
          error={problem("name")}
          onInput={rename}
        />
        <fieldset class={css.choices}>
          <legend class={css.legend}>Who is told</legend>
          {store.known.value.map((channel) => (
            <Switch
              key={channel.id}
              label={channelName(channel.type, channel.name, store.types.value)}
              hint={addressWords(channel)}
              on={now.channels.includes(channel.id)}
              onChange={(on) => tell(channel.id, on)}
            />
          ))}
          <p class={css.wrong} aria-live="polite">
            {problem("channels")}
          </p>
        </fieldset>
        {failure !== null && !atField && <Problem sentence={sentenceOf(failure)} />}
      </Stack>
    </form>
  );
}
