import type { DeliveryCounts } from "../api/deliveries.ts";
import type { Status } from "../api/status.ts";
import { SendingBanner } from "../deliveries/SendingLine.tsx";
import { sendingWords } from "../deliveries/sending-words.ts";
import { t } from "../i18n/words.ts";
import { heldUp } from "../status/held-up.ts";
import { ButtonLink } from "../ui/Button.tsx";
import { now } from "../ui/now.ts";

interface Props {
  status: Status | null;
  counts: DeliveryCounts | null;
}

/** Why the figures stand still, in the sentence the deliveries have for it; nothing while all goes out. */
export function HeldUp({ status, counts }: Props) {
  if (!status || heldUp(status, counts) === null) return null;
  return (
    <SendingBanner words={sendingWords(status, counts, now.value)}>
      <ButtonLink href="/deliveries">{t.overview.seeDeliveries}</ButtonLink>
    </SendingBanner>
  );
}
