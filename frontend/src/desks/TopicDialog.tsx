import { t } from "../i18n/words.ts";
import { FormDialog } from "../ui/FormDialog.tsx";
import { TONGUE_CHOICES } from "../ui/languages.ts";
import { Switch } from "../ui/Switch.tsx";
import { TextField } from "../ui/TextField.tsx";
import { channelName } from "./channel-name.ts";
import { addressWords } from "./desk-words.ts";
import css from "./desks.module.css";
import type { DesksStore } from "./desks-store.ts";
import { shortLabel } from "./topic-label.ts";

/** A topic's name, and who is notified. */
export function TopicDialog({ store }: { store: DesksStore }) {
  const { draft, save, close } = store.topicForm;
  const now = draft.value;
  return (
    <FormDialog
      open={now !== null}
      title={now?.topic ? t.desks.edit(now.topic.name) : t.desks.newTopic}
      save={save}
      onClose={close}
    >
      <Fields store={store} />
    </FormDialog>
  );
}

function Fields({ store }: { store: DesksStore }) {
  const { draft, problem, rename, call, wrongName, tell, limit } = store.topicForm;
  const now = draft.value;
  if (!now) return null;
  const others = store.topics.data.value?.filter(({ id }) => id !== now.topic?.id) ?? [];
  const short = shortLabel(
    now.name,
    others.map(({ name }) => name),
  );
  return (
    <>
      <TextField
        label={t.desks.name}
        placeholder={t.desks.sales}
        autocomplete="off"
        autofocus
        value={now.name}
        limit={limit}
        hint={short && t.desks.customersSeeOnTheButtonWhich(short)}
        error={problem("name")}
        onInput={rename}
      />
      <details class={css.tongues} open={Object.keys(now.topic?.names ?? {}).length > 0}>
        <summary>{t.desks.inOtherLanguages}</summary>
        <div class={css.names}>
          <p>{t.desks.whoSpeaksAnyOtherReadsTheName}</p>
          {TONGUE_CHOICES.map(({ value, label }) => (
            <TextField
              key={value}
              label={label}
              lang={value}
              dir="auto"
              autocomplete="off"
              value={now.names[value] ?? ""}
              placeholder={now.name}
              limit={limit}
              error={wrongName(value)}
              onInput={(name) => call(value, name)}
            />
          ))}
        </div>
      </details>
      <fieldset class={css.choices}>
        <legend class={css.legend}>{t.desks.whoIsNotified}</legend>
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
    </>
  );
}
