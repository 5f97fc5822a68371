import { t } from "../i18n/words.ts";
import { Button } from "../ui/Button.tsx";
import { CopyField } from "../ui/CopyField.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Notice } from "../ui/Notice.tsx";

interface Props {
  /** Whose, and what; null while there is none to show. */
  shown: { name: string; secret: string | null } | null;
  forget: () => void;
}

/** The secret of a channel that signs, shown this once. */
export function SecretDialog({ shown, forget }: Props) {
  return (
    <Dialog
      open={shown !== null}
      title={shown ? t.desks.isReady(shown.name) : ""}
      actions={
        <Button kind="primary" onPress={forget}>
          {t.desks.iveCopiedIt}
        </Button>
      }
    >
      <Notice tone="good" title={t.desks.signingSecret}>
        <p>{t.desks.copyItNowItCantBeShownAgainThe}</p>
      </Notice>
      <CopyField label={t.desks.signingSecret} value={shown?.secret ?? ""} />
    </Dialog>
  );
}
