import type { DeliveryCounts } from "../api/deliveries.ts";
import type { Status } from "../api/status.ts";
import { t } from "../i18n/words.ts";

/** How many messages are held up; null while everything goes out as it should. */
export function heldUp(
  sending: Pick<Status, "breaker" | "pause"> | null,
  counts: DeliveryCounts | null,
): number | null {
  if (!sending) return null;
  const { waiting = 0, retrying = 0, unknown = 0 } = counts ?? {};
  if (sending.pause || sending.breaker !== "closed") return waiting + unknown;
  return retrying + unknown || null;
}

const MOST_SHOWN = 999;

/** As short as a badge has to be: "12", "999+"; nothing when only the way is closed. */
export function badgeWords(held: number): string {
  return held > MOST_SHOWN ? `${MOST_SHOWN}+` : held > 0 ? String(held) : "";
}

/** The badge for those who hear it. */
export function heldUpWords(held: number): string {
  if (held === 0) return t.shell.sendingIsHeldUp;
  return held === 1 ? t.shell.n1MessageIsHeldUp : t.shell.messagesAreHeldUp(badgeWords(held));
}
