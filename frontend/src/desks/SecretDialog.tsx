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
          I’ve copied it
        </Button>
      }
    >
      <Notice tone="good" title="Signing secret">
        <p>
          Copy it now: it can’t be shown again. The other system uses it to check that a notification comes
          from your shop.
        </p>
      </Notice>
      <CopyField label="Signing secret" value={channel?.secret ?? ""} />
    </Dialog>
  );
}
