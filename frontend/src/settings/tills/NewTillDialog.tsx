import type { CreatedTill } from "../../api/tills.ts";
import { t } from "../../i18n/words.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyField } from "../../ui/CopyField.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { PrintIcon } from "../../ui/icons.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { OnlyHere } from "../links/OnlyHere.tsx";
import { printAlone } from "../links/print-alone.ts";
import { TillCard } from "./TillCard.tsx";
import { pinWords, svgAddress } from "./till-words.ts";
import css from "./tills.module.css";
import type { TillsStore } from "./tills-store.ts";

interface Props {
  store: TillsStore;
  business: string;
}

/** The PIN and the QR code of a till, shown this once. */
export function NewTillDialog({ store, business }: Props) {
  const made = store.made.value;
  const actions = made && (
    <>
      <Button
        icon={<PrintIcon size={16} />}
        onPress={() => printAlone(<TillCard made={made} business={business} />)}
      >
        {t.tills.print}
      </Button>
      <Button kind="primary" onPress={store.forgetSecrets}>
        {t.tills.done}
      </Button>
    </>
  );
  return (
    <Dialog open={made !== null} title={made ? t.tills.isReady(made.till.name) : ""} actions={actions}>
      {made && <Body made={made} />}
    </Dialog>
  );
}

function Body({ made }: { made: CreatedTill }) {
  return (
    <div class={css.made}>
      <OnlyHere address={made.link} />
      <Notice tone="good" title={t.tills.signItInNow}>
        <p>{t.tills.scanTheCodeWithTheTillsPhoneOr}</p>
      </Notice>
      <img class={css.code} src={svgAddress(made.qr)} alt={t.tills.qrCodeThatSignsTheTillIn} />
      <p class={css.pin}>
        <span class={css.soft}>{t.tills.pin}</span>
        <strong>{pinWords(made.pin)}</strong>
      </p>
      <CopyField label={t.tills.link} value={made.link} masked={maskedLink(made.link)} />
    </div>
  );
}

const maskedLink = (link: string): string => link.replace(/=.*$/, "=••••••••");
