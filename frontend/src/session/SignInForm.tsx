import { useRef, useState } from "preact/hooks";
import { t } from "../i18n/words.ts";
import { Button } from "../ui/Button.tsx";
import { now } from "../ui/now.ts";
import { TextField } from "../ui/TextField.tsx";
import { SignInNotice } from "./SignInNotice.tsx";
import type { SessionStore } from "./session-store.ts";
import css from "./sign-in.module.css";

interface Props {
  session: SessionStore;
}

export function SignInForm({ session }: Props) {
  const [password, setPassword] = useState("");
  const form = useRef<HTMLFormElement>(null);
  const problem = session.problem.value;
  const mustWait = problem?.until != null && problem.until > now.value;

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (mustWait) return;
    await session.signIn(password);
    // Ready to be typed over.
    form.current?.querySelector("input")?.select();
  }

  return (
    <form ref={form} class={css.form} onSubmit={submit}>
      <SignInNotice problem={problem} waiting={mustWait} />
      <TextField
        label={t.session.password}
        type="password"
        name="password"
        autocomplete="current-password"
        required
        autofocus
        value={password}
        onInput={setPassword}
        error={problem?.kind === "password" ? problem.sentence : null}
      />
      <Button kind="primary" wide type="submit" busy={session.busy.value} disabled={mustWait}>
        {session.busy.value ? t.session.signingIn : t.session.signIn}
      </Button>
    </form>
  );
}
