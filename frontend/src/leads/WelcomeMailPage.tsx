import { computed } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ApiError } from "../api/client.ts";
import type { WelcomeMail } from "../api/leads.ts";
import { t } from "../i18n/words.ts";
import { askBeforeLeaving } from "../shell/router.ts";
import type { PageProps } from "../shell/screens.ts";
import { sentenceOf } from "../state/failure.ts";
import { Loaded } from "../state/Loaded.tsx";
import { useStore } from "../state/use-store.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Columns, Row, Stack } from "../ui/Layout.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { Problem } from "../ui/Problem.tsx";
import { TextArea, TextField } from "../ui/TextField.tsx";
import css from "./welcome-mail.module.css";
import { createWelcomeMailStore, type WelcomeMailStore } from "./welcome-mail-store.ts";

/** The e-mail people get when they register, with a preview beside it. */
export function WelcomeMailPage({ status }: PageProps) {
  const store = useStore(() =>
    createWelcomeMailStore(computed(() => status.value?.business ?? t.leads.yourShop)),
  );
  useEffect(
    () => askBeforeLeaving(() => (store.changed.peek() ? t.leads.yourChangesArentSavedYetAnd : null)),
    [store],
  );

  return (
    <>
      <PageHeader
        title={t.leads.welcomeEMail}
        hint={t.leads.everyoneWhoRegistersGetsItOnce}
        back={{ href: "/leads", label: t.leads.leads }}
      />
      <Loaded resource={store.mail}>
        {(mail) => (
          <Columns even>
            <Editor store={store} mail={mail} />
            <Preview store={store} mail={mail} />
          </Columns>
        )}
      </Loaded>
    </>
  );
}

interface PartProps {
  store: WelcomeMailStore;
  mail: WelcomeMail;
}

function Editor({ store, mail: { limits } }: PartProps) {
  const { words, changed, save, edit, problem } = store;
  const failure = save.failure.value;
  const atField = failure instanceof ApiError && failure.fields.length > 0;
  const now = words.value;
  if (!now) return null;
  return (
    <Card title={t.leads.editEMail} hint={t.leads.nameBecomesThePersonsName}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save.run();
        }}
      >
        <Stack>
          <TextField
            label={t.leads.subject}
            value={now.subject}
            limit={limits.subject}
            error={problem("subject")}
            onInput={(text) => edit("subject", text)}
          />
          <TextArea
            label={t.leads.text}
            hint={t.leads.leaveAnEmptyLineToStartANew}
            rows={10}
            value={now.text}
            limit={limits.text}
            error={problem("text")}
            onInput={(text) => edit("text", text)}
          />
          {failure !== null && !atField && <Problem sentence={sentenceOf(failure)} />}
          <Row>
            <Button kind="primary" type="submit" busy={save.busy.value} disabled={!changed.value}>
              {t.leads.save}
            </Button>
            {changed.value && <Button onPress={store.discard}>{t.leads.discard}</Button>}
          </Row>
        </Stack>
      </form>
    </Card>
  );
}

function Preview({ store, mail }: PartProps) {
  const letter = store.preview.value;
  if (!letter) return null;
  return (
    <Card title={t.leads.previewAsAnaSeesIt}>
      <article class={css.letter}>
        <header class={css.head}>
          <p class={css.subject}>{letter.subject || t.leads.noSubject}</p>
          <p class={css.from}>{t.leads.from(mail.from)}</p>
        </header>
        {letter.paragraphs.map((paragraph, place) => (
          <p key={place} class={css.paragraph}>
            {paragraph}
          </p>
        ))}
      </article>
    </Card>
  );
}
