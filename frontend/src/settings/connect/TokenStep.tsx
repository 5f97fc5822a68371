import type { Page } from "../../api/page.ts";
import { t } from "../../i18n/words.ts";
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
      ? t.connect.theTokenBelongsTo(page.name)
      : t.connect.letFacebookCheckItBeforeYouUse;
  return (
    <Step store={store} name="token" title={t.connect.getAPageToken} gist={gist}>
      {!demo && (
        <div class={css.part}>
          <p>{t.connect.theTokenInUseIsTheOneIn(<code>MESSENGER_PAGE_TOKEN</code>)}</p>
          <Row>
            <Button busy={store.checkInUse.busy.value} onPress={() => store.checkInUse.run()}>
              {t.connect.checkTheTokenInUse}
            </Button>
          </Row>
          <Answer action={store.checkInUse} answer={store.inUse.value} />
        </div>
      )}
      <ol class={css.how}>
        <li>
          {t.connect.underPressAndChooseYourPage(
            <strong>{"Messenger → API settings → Generate access tokens"}</strong>,
            <strong>{t.connect.connect}</strong>,
          )}
        </li>
        <li>{t.connect.pressBesideItCopyTheTokenAnd(<strong>{t.connect.generate}</strong>)}</li>
      </ol>
      <form
        class={css.part}
        onSubmit={(event) => {
          event.preventDefault();
          void store.checkTyped.run();
        }}
      >
        <TextField
          label={demo ? t.connect.pageToken : t.connect.anotherPageToken}
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
            {t.connect.checkThisToken}
          </Button>
        </Row>
        <Answer action={store.checkTyped} answer={store.typed.value} />
      </form>
    </Step>
  );
}
