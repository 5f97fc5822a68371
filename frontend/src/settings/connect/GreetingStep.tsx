import { GREETING_LIMIT, type Page } from "../../api/page.ts";
import { t } from "../../i18n/words.ts";
import { fieldProblem } from "../../state/failure.ts";
import { Button } from "../../ui/Button.tsx";
import { Row } from "../../ui/Layout.tsx";
import { TextArea } from "../../ui/TextField.tsx";
import { Answer } from "./Answer.tsx";
import css from "./connect.module.css";
import type { ConnectStore } from "./connect-store.ts";
import { Step } from "./Step.tsx";

interface Props {
  store: ConnectStore;
  page: Page;
}

/** What people see before their first message. */
export function GreetingStep({ store, page }: Props) {
  return (
    <Step
      store={store}
      name="greeting"
      title={t.connect.greetPeople}
      gist={t.connect.theGetStartedButtonAndThe}
    >
      <dl class={css.facts}>
        <div>
          <dt>{t.connect.getStartedButton}</dt>
          <dd>{said(page.getStarted, t.connect.isSet, t.connect.notSet)}</dd>
        </div>
        <div>
          <dt>{t.connect.greeting}</dt>
          <dd>{page.greeting ?? said(page.getStarted === null ? null : false, "", t.connect.noneYet)}</dd>
        </div>
      </dl>
      <p>{t.connect.peopleWhoOpenTheChatForThe(<strong>{t.connect.getStarted}</strong>)}</p>
      <form
        class={css.part}
        onSubmit={(event) => {
          event.preventDefault();
          void store.greet.run();
        }}
      >
        <TextArea
          label={t.connect.greeting}
          name="greeting"
          rows={2}
          limit={GREETING_LIMIT}
          hint={
            store.text.value.trim() === page.ourGreeting
              ? t.connect.everybodyReadsItInTheirLanguage
              : t.connect.facebookReplacesUserFirstName
          }
          value={store.text.value}
          onInput={store.typeGreeting}
          error={fieldProblem(store.greet.failure.value, "greeting")}
        />
        <Row>
          <Button type="submit" busy={store.greet.busy.value} disabled={!store.greetingFits.value}>
            {t.connect.setGreetingAndButton}
          </Button>
        </Row>
        <Answer action={store.greet} answer={store.greeted.value} />
      </form>
    </Step>
  );
}

function said(known: boolean | null, yes: string, no: string): string {
  if (known === null) return t.connect.facebookIsntAnsweringRightNow;
  return known ? yes : no;
}
