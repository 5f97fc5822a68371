import type { Page } from "../../api/page.ts";
import { Button } from "../../ui/Button.tsx";
import { Row } from "../../ui/Layout.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { Answer } from "./Answer.tsx";
import css from "./connect.module.css";
import type { ConnectStore } from "./connect-store.ts";
import { Step } from "./Step.tsx";

interface Props {
  store: ConnectStore;
  page: Page;
}

/** Lets Facebook check a page token before it is used. */
export function TokenStep({ store, page }: Props) {
  const demo = store.demo.value;
  const gist =
    !demo && page.name && store.steps.value?.token === "done"
      ? `The token belongs to ${page.name}`
      : "Let Facebook check it before you use it";
  return (
    <Step store={store} name="token" title="Get a page token" gist={gist}>
      {!demo && (
        <div class={css.part}>
          <p>
            The token in use is the one in <code>MESSENGER_PAGE_TOKEN</code>.
          </p>
          <Row>
            <Button busy={store.checkInUse.busy.value} onPress={() => store.checkInUse.run()}>
              Check the token in use
            </Button>
          </Row>
          <Answer action={store.checkInUse} answer={store.inUse.value} />
        </div>
      )}
      <ol class={css.how}>
        <li>
          Under <strong>Messenger → API settings → Generate access tokens</strong>, press{" "}
          <strong>Connect</strong> and choose your page.
        </li>
        <li>
          Press <strong>Generate</strong> beside it, copy the token, and let Facebook check it here. It is not
          stored.
        </li>
      </ol>
      <form
        class={css.part}
        onSubmit={(event) => {
          event.preventDefault();
          void store.checkTyped.run();
        }}
      >
        <TextField
          label={demo ? "Page token" : "Another page token"}
          type="password"
          name="page-token"
          autocomplete="off"
          spellcheck={false}
          mono
          placeholder="EAA…"
          value={store.token.value}
          onInput={store.typeToken}
        />
        <Row>
          <Button type="submit" busy={store.checkTyped.busy.value} disabled={store.token.value.trim() === ""}>
            Check this token
          </Button>
        </Row>
        <Answer action={store.checkTyped} answer={store.typed.value} />
      </form>
    </Step>
  );
}
