import { GREETING_LIMIT, type Page } from "../../api/page.ts";
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
      title="Greet people"
      gist="The Get Started button and the greeting above it"
    >
      <dl class={css.facts}>
        <div>
          <dt>Get Started button</dt>
          <dd>{said(page.getStarted, "set", "not set")}</dd>
        </div>
        <div>
          <dt>Greeting</dt>
          <dd>{page.greeting ?? said(page.getStarted === null ? null : false, "", "none yet")}</dd>
        </div>
      </dl>
      <p>
        People who open the chat for the first time see the greeting and tap <strong>Get Started</strong>.
        That tap starts the welcome and says where they came from.
      </p>
      <form
        class={css.part}
        onSubmit={(event) => {
          event.preventDefault();
          void store.greet.run();
        }}
      >
        <TextArea
          label="Greeting"
          name="greeting"
          rows={2}
          limit={GREETING_LIMIT}
          placeholder="Hi! Tap Get Started for a little thank-you from us."
          hint="Facebook replaces {{user_first_name}} with the person’s name."
          value={store.text.value}
          onInput={store.typeGreeting}
          error={fieldProblem(store.greet.failure.value, "greeting")}
        />
        <Row>
          <Button type="submit" busy={store.greet.busy.value} disabled={!store.greetingFits.value}>
            Set greeting and button
          </Button>
        </Row>
        <Answer action={store.greet} answer={store.greeted.value} />
      </form>
    </Step>
  );
}

function said(known: boolean | null, yes: string, no: string): string {
  if (known === null) return "Facebook isn’t answering right now";
  return known ? yes : no;
}
