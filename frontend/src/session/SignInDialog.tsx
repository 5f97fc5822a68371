import { t } from "../i18n/words.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { SignInForm } from "./SignInForm.tsx";
import type { SessionStore } from "./session-store.ts";

interface Props {
  session: SessionStore;
}

/** The session ended while somebody worked: they sign in on top of the screen and go on where they were. */
export function SignInDialog({ session }: Props) {
  return (
    <Dialog open={session.state.value === "expired"} title={t.session.welcomeBack}>
      <p>{t.session.youWereSignedOutAfterAWhile}</p>
      <SignInForm session={session} />
    </Dialog>
  );
}
