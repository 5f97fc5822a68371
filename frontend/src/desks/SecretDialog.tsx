import { t } from "../i18n/words.ts";
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
      title={channel ? t.desks.isReady(channel.name) : ""}
      actions={
        <Button kind="primary" onPress={forgetSecret}>
          {t.desks.iveCopiedIt}
        </Button>
      }
    >
      <Notice tone="good" title={t.desks.signingSecret}>
        <p>{t.desks.copyItNowItCantBeShownAgainThe}</p>
      </Notice>
      <CopyField label={t.desks.signingSecret} value={channel?.secret ?? ""} />
    </Dialog>
  );
}
