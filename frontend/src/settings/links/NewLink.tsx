import { t } from "../../i18n/words.ts";
import { fieldProblem, sentenceOf } from "../../state/failure.ts";
import { Button } from "../../ui/Button.tsx";
import { PlusIcon } from "../../ui/icons.tsx";
import { TextField } from "../../ui/TextField.tsx";
import css from "./links.module.css";
import type { LinksStore } from "./links-store.ts";

interface Props {
  store: LinksStore;
}

export function NewLink({ store }: Props) {
  const { create } = store;
  const name = store.name.value;
  const typed = store.typed.value.trim();
  const failure = create.failure.value;
  const unusable = typed !== "" && name === "" ? t.links.useLettersAToZOrDigits : null;

  return (
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (name) void create.run();
      }}
    >
      <TextField
        label={t.links.whereWillPeopleSeeIt}
        name="origin"
        autocomplete="off"
        placeholder={t.links.counterPoster}
        value={store.typed.value}
        onInput={store.type}
        error={unusable ?? (failure ? (fieldProblem(failure, "origin") ?? sentenceOf(failure)) : null)}
      />
      <Button
        kind="primary"
        type="submit"
        icon={<PlusIcon />}
        busy={create.busy.value}
        disabled={name === ""}
      >
        {t.links.createLink}
      </Button>
      {name !== "" && name !== typed && (
        <p class={css.becomes}>{t.links.shownInTheLinkAndYourFiguresAs(<code>{name}</code>)}</p>
      )}
    </form>
  );
}
