import { useEffect, useRef } from "preact/hooks";
import { LanguageLinks } from "../i18n/LanguageLinks.tsx";
import { spoken, t } from "../i18n/words.ts";
import { setTitle } from "../shell/title.ts";
import { connection } from "../state/the-connection.ts";
import { ChevronDownIcon } from "../ui/icons.tsx";
import { SignInForm } from "./SignInForm.tsx";
import type { SessionStore } from "./session-store.ts";
import css from "./sign-in.module.css";

interface Props {
  session: SessionStore;
}

export function SignInPage({ session }: Props) {
  useEffect(() => setTitle(t.session.signIn), []);
  useBeginAgain(session);
  return (
    <main class={css.page}>
      <div class={css.card}>
        <img class={css.mark} src="/favicon.svg" alt="" width="52" height="52" />
        <h1 class={css.title}>{t.session.goodToSeeYou}</h1>
        <p class={css.hint}>{t.session.signInToSeeHowYourCouponsAre}</p>
        <SignInForm session={session} />
        <Help />
        <LanguageLinks spoken={spoken} />
      </div>
    </main>
  );
}

/** A server that was away and is back may know us, or still wait for our link. */
function useBeginAgain(session: SessionStore): void {
  const back = connection.back.value;
  const first = useRef(back);
  useEffect(() => {
    if (back !== first.current && session.problem.peek()?.kind === "away") void session.begin();
  }, [back, session]);
}

function Help() {
  return (
    <details class={css.help}>
      <summary class={css.question}>
        {t.session.forgotYourPassword}
        <ChevronDownIcon size={16} />
      </summary>
      <div class={css.answers}>
        <p>{t.session.eachTimePromobotStartsItPrints(<strong>{t.session.oneTimeSignInLink}</strong>)}</p>
        <dl class={css.places}>
          <div>
            <dt>{t.session.terminal}</dt>
            <dd>{t.session.theLineOneTimeSignIn}</dd>
          </div>
          <div>
            <dt>{t.session.docker}</dt>
            <dd>{t.session.andTheContainersName(<code>docker logs</code>)}</dd>
          </div>
          <div>
            <dt>{t.session.heroku}</dt>
            <dd>{t.session.orViewLogsUnderMore(<code>heroku logs</code>)}</dd>
          </div>
        </dl>
        <p>
          {t.session.theFirstStartAlsoPrintsThe(
            <strong>{t.session.password2}</strong>,
            <code>ADMIN_PASSWORD</code>,
          )}
        </p>
      </div>
    </details>
  );
}
