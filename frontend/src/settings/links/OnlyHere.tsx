import { Notice } from "../../ui/Notice.tsx";
import { whyUnreachable } from "../connect/public-address.ts";

/** Says that no phone can open an address; nothing when one can. */
export function OnlyHere({ address }: { address: string }) {
  if (whyUnreachable(address) !== "local") return null;
  return (
    <Notice tone="warn" title="This code only works on this computer">
      <p>
        A phone can’t open it. Set <code>PUBLIC_URL</code> to an address that phones can reach, and restart
        promobot.
      </p>
    </Notice>
  );
}
