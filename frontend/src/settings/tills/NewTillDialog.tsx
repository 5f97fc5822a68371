import type { CreatedTill } from "../../api/tills.ts";
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
        Print
      </Button>
      <Button kind="primary" onPress={store.forgetSecrets}>
        Done
      </Button>
    </>
  );
  return (
    <Dialog open={made !== null} title={made ? `${made.till.name} is ready` : ""} actions={actions}>
      {made && <Body made={made} />}
    </Dialog>
  );
}

function Body({ made }: { made: CreatedTill }) {
  return (
    <div class={css.made}>
      <OnlyHere address={made.link} />
      <Notice tone="good" title="Sign it in now">
        <p>
          Scan the code with the till’s phone, or type the PIN on its page. Neither can be shown again; if
          they get lost, create a new PIN.
        </p>
      </Notice>
      <img class={css.code} src={svgAddress(made.qr)} alt="QR code that signs the till in" />
      <p class={css.pin}>
        <span class={css.soft}>PIN</span>
        <strong>{pinWords(made.pin)}</strong>
      </p>
      <CopyField label="Link" value={made.link} masked={maskedLink(made.link)} />
    </div>
  );
}

const maskedLink = (link: string): string => link.replace(/=.*$/, "=••••••••");
