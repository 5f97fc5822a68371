import { ApiError } from "../../api/client.ts";
import { MIN_PASSWORD } from "../../api/session.ts";
import { t } from "../../i18n/words.ts";
import { fieldProblem, sentenceOf } from "../../state/failure.ts";
import { Loaded } from "../../state/Loaded.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Row } from "../../ui/Layout.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { TextField } from "../../ui/TextField.tsx";
import css from "./access.module.css";
import type { SecretsStore } from "./secrets-store.ts";

interface Props {
  store: SecretsStore;
}

export function PasswordSection({ store }: Props) {
  return (
    <Card title={t.access.password} hint={t.access.changingItSignsOutEveryoneElse}>
      <Loaded resource={store.page}>
        {(page) => (page.ownPassword ? <Form store={store} /> : <Given />)}
      </Loaded>
    </Card>
  );
}

function Given() {
  return (
    <Notice title={t.access.thePasswordIsSetByAdmin}>
      <p>{t.access.toChangeItChangeItThereHeroku}</p>
    </Notice>
  );
}

function Form({ store }: Props) {
  const { current, next, repeated, change } = store.password;
  const problems = store.passwordProblems.value;
  const failure = change.failure.value;
  const wrong = failure instanceof ApiError && failure.status === 403;
  const known = wrong || fieldProblem(failure, "new") !== null;

  return (
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (store.passwordReady.value) void change.run();
      }}
    >
      {/* Tells a password manager whose password this is. */}
      <input type="text" name="username" value="owner" autocomplete="username" readOnly hidden />
      <TextField
        label={t.access.currentPassword}
        type="password"
        name="current"
        autocomplete="current-password"
        value={current.value}
        onInput={(value) => {
          current.value = value;
          change.reset();
        }}
        error={wrong ? sentenceOf(failure) : null}
      />
      <TextField
        label={t.access.newPassword}
        hint={t.access.atLeastCharactersAShort(MIN_PASSWORD)}
        type="password"
        name="new"
        autocomplete="new-password"
        value={next.value}
        onInput={(value) => {
          next.value = value;
          change.reset();
        }}
        error={problems.next ?? fieldProblem(failure, "new")}
      />
      <TextField
        label={t.access.repeatNewPassword}
        type="password"
        name="repeated"
        autocomplete="new-password"
        value={repeated.value}
        onInput={(value) => {
          repeated.value = value;
        }}
        error={problems.repeated}
      />
      {failure !== null && !known && <Problem sentence={sentenceOf(failure)} />}
      <Row>
        <Button kind="primary" type="submit" busy={change.busy.value} disabled={!store.passwordReady.value}>
          {t.access.changePassword}
        </Button>
      </Row>
    </form>
  );
}
