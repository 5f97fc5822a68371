import { useEffect, useRef } from "preact/hooks";
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
  useEffect(() => setTitle("Sign in"), []);
  useBeginAgain(session);
  return (
    <main class={css.page}>
      <div class={css.card}>
        <img class={css.mark} src="/favicon.svg" alt="" width="52" height="52" />
        <h1 class={css.title}>Good to see you</h1>
        <p class={css.hint}>Sign in to see how your coupons are doing.</p>
        <SignInForm session={session} />
        <Help />
      </div>
      <p class={css.docs}>
        For bots and scripts: <a href="/docs/api">the API</a>
      </p>
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
        No password at hand?
        <ChevronDownIcon size={16} />
      </summary>
      <div class={css.answers}>
        <p>
          Each time promobot starts, it prints a <strong>link that signs you in</strong>, once and within a
          day. Look where it was started:
        </p>
        <dl class={css.places}>
          <div>
            <dt>Terminal</dt>
            <dd>the line “one-time sign-in”</dd>
          </div>
          <div>
            <dt>Docker</dt>
            <dd>
              <code>docker logs</code> and the container’s name
            </dd>
          </div>
          <div>
            <dt>Heroku</dt>
            <dd>
              <code>heroku logs</code>, or View logs under More
            </dd>
          </div>
        </dl>
        <p>
          At its first start it prints the <strong>password</strong>, too, unless <code>ADMIN_PASSWORD</code>{" "}
          says which it is.
        </p>
      </div>
    </details>
  );
}
