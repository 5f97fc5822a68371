import { computed } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { WelcomeMail, WelcomeWords } from "../api/leads.ts";
import { spoken, t } from "../i18n/words.ts";
import { Languages, Losing } from "../messages/Languages.tsx";
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
import { createWelcomeMailStore, LETTER, type WelcomeMailStore } from "./welcome-mail-store.ts";

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
          <Stack>
            <Languages languages={store.languages} texts={LETTER.texts} />
            <Columns even>
              <Editor key={store.languages.tag.value} store={store} mail={mail} />
              <Preview store={store} mail={mail} />
            </Columns>
          </Stack>
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
  const { words, changed, save, languages } = store;
  const failure = save.failure.value;
  // What is wrong in another language stands at no field in view.
  const atField = store.problem("subject") !== null || store.problem("text") !== null;
  const now = words.value;
  if (!now) return null;
  const field = (key: keyof WelcomeWords) => ({
    value: languages.shown(key, now[key]),
    ...(languages.other.value && { placeholder: now[key] }),
    ...tongueOf(store),
    limit: limits[key],
    error: store.problem(key),
    onInput: (text: string) => store.edit(key, text),
  });
  return (
    <Card title={t.leads.editEMail} hint={t.leads.nameBecomesThePersonsName}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save.run();
        }}
      >
        <Stack>
          <TextField label={t.leads.subject} {...field("subject")} />
          <TextArea
            label={t.leads.text}
            hint={t.leads.leaveAnEmptyLineToStartANew}
            rows={10}
            {...field("text")}
          />
          {failure !== null && !atField && <Problem sentence={sentenceOf(failure)} />}
          <Losing languages={languages} texts={LETTER.texts} />
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

/** The language in view, and how it is read. */
function tongueOf({ languages }: WelcomeMailStore) {
  return {
    ...(languages.tag.value && { lang: languages.tag.value }),
    dir: languages.rightToLeft.value ? ("rtl" as const) : ("ltr" as const),
  };
}

function Preview({ store, mail }: PartProps) {
  const letter = store.preview.value;
  if (!letter) return null;
  return (
    <Card title={t.leads.previewAsAnaSeesIt}>
      <article class={css.letter} {...tongueOf(store)}>
        <header class={css.head}>
          <p class={css.subject}>{letter.subject || t.leads.noSubject}</p>
          <p class={css.from} lang={spoken} dir="auto">
            {t.leads.from(mail.from)}
          </p>
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
