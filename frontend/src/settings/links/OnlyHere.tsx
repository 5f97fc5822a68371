import { t } from "../../i18n/words.ts";
import { Notice } from "../../ui/Notice.tsx";
import { whyUnreachable } from "../connect/public-address.ts";

/** Says that no phone can open an address; nothing when one can. */
export function OnlyHere({ address }: { address: string }) {
  if (whyUnreachable(address) !== "local") return null;
  return (
    <Notice tone="warn" title={t.links.thisCodeOnlyWorksOnThis}>
      <p>{t.links.aPhoneCantOpenItSetToAnAddress(<code>PUBLIC_URL</code>)}</p>
    </Notice>
  );
}
