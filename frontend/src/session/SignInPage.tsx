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
        Forgot your password?
        <ChevronDownIcon size={16} />
      </summary>
      <div class={css.answers}>
        <p>
          Each time promobot starts, it prints a <strong>one-time sign-in link</strong> that works for a day.
          Look for it where promobot was started:
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
          The first start also prints the <strong>password</strong>, unless <code>ADMIN_PASSWORD</code> sets
          it.
        </p>
      </div>
    </details>
  );
}
