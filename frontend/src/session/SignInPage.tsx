import { useRef } from "preact/hooks";
import type { SessionStore } from "./session-store.ts";
import css from "./sign-in.module.css";

interface Props {
  session: SessionStore;
}

export function SignInPage({ session }: Props) {
  const password = useRef<HTMLInputElement>(null);
  const problem = session.problem.value;

  function submit(event: Event): void {
    event.preventDefault();
    void session.signIn(password.current?.value ?? "");
  }

  return (
    <main class={css.page}>
      <form class={css.card} onSubmit={submit}>
        <img src="/favicon.svg" alt="" width="44" height="44" />
        <h1 class={css.title}>Good to see you</h1>
        <p class={css.hint}>Sign in to see how your coupons are doing.</p>
        <label class={css.label} for="password">
          Password
        </label>
        <input
          ref={password}
          class={css.input}
          id="password"
          type="password"
          name="password"
          autocomplete="current-password"
          required
          aria-invalid={problem !== null}
          aria-describedby="problem"
        />
        <p id="problem" class={css.problem} role="alert">
          {problem}
        </p>
        <button class={css.button} type="submit" disabled={session.busy.value}>
          {session.busy.value ? "Signing in …" : "Sign in"}
        </button>
      </form>
    </main>
  );
}
