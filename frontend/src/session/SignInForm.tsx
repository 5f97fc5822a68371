import { useState } from "preact/hooks";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";
import type { SessionStore } from "./session-store.ts";
import css from "./sign-in.module.css";

interface Props {
  session: SessionStore;
}

export function SignInForm({ session }: Props) {
  const [password, setPassword] = useState("");

  function submit(event: Event): void {
    event.preventDefault();
    void session.signIn(password);
  }

  return (
    <form class={css.form} onSubmit={submit}>
      <TextField
        label="Password"
        type="password"
        name="password"
        autocomplete="current-password"
        required
        value={password}
        onInput={setPassword}
        error={session.problem.value}
      />
      <Button kind="primary" wide type="submit" busy={session.busy.value}>
        {session.busy.value ? "Signing in …" : "Sign in"}
      </Button>
    </form>
  );
}
