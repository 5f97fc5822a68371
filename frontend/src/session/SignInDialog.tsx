import { Dialog } from "../ui/Dialog.tsx";
import { SignInForm } from "./SignInForm.tsx";
import type { SessionStore } from "./session-store.ts";

interface Props {
  session: SessionStore;
}

/** The session ended while somebody worked: they sign in on top of the screen and go on where they were. */
export function SignInDialog({ session }: Props) {
  return (
    <Dialog open={session.state.value === "expired"} title="Welcome back">
      <p>You were signed out after a while. Sign in to carry on from here.</p>
      <SignInForm session={session} />
    </Dialog>
  );
}
