import { Button } from "../ui/Button.tsx";
import { CopyField } from "../ui/CopyField.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Notice } from "../ui/Notice.tsx";
import type { ChannelForm } from "./channel-form.ts";

/** The secret of a channel that signs, shown this once. */
export function SecretDialog({ form: { made, forgetSecret } }: { form: ChannelForm }) {
  const channel = made.value;
  return (
    <Dialog
      open={channel !== null}
      title={channel ? `${channel.name} is ready` : ""}
      actions={
        <Button kind="primary" onPress={forgetSecret}>
          I have copied it
        </Button>
      }
    >
      <Notice tone="good" title="Its signing secret">
        <p>
          Copy it now: nobody can show it again. With it the other system checks that what comes is from your
          shop.
        </p>
      </Notice>
      <CopyField label="Signing secret" value={channel?.secret ?? ""} />
    </Dialog>
  );
}
