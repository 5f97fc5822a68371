import { useEffect } from "preact/hooks";
import { setTitle } from "../shell/title.ts";
import { SignInForm } from "./SignInForm.tsx";
import type { SessionStore } from "./session-store.ts";
import css from "./sign-in.module.css";

interface Props {
  session: SessionStore;
}

export function SignInPage({ session }: Props) {
  useEffect(() => setTitle("Sign in"), []);
  return (
    <main class={css.page}>
      <div class={css.card}>
        <img src="/favicon.svg" alt="" width="44" height="44" />
        <h1 class={css.title}>Good to see you</h1>
        <p class={css.hint}>Sign in to see how your coupons are doing.</p>
        <SignInForm session={session} />
        <p class={css.help}>
          No password at hand? promobot prints a link that signs you in once each time it starts.
        </p>
      </div>
    </main>
  );
}
