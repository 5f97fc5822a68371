import type { PlannedSend } from "../api/schedule.ts";
import { t } from "../i18n/words.ts";
import { repeatWords, timeWords } from "../schedule/schedule-words.ts";
import { dateOfDay } from "../ui/format.ts";

/** "Planned for 2 December 2026, 09:00, every week until 23 December 2026" */
export function plannedWords(send: PlannedSend): string {
  const { repeat, until } = send;
  const when = t.campaigns.plannedFor(timeWords(send));
  if (repeat === "once") return when;
  const again = `${when}, ${repeatWords(repeat).toLowerCase()}`;
  return until ? `${again} ${t.schedule.until(dateOfDay(until))}` : again;
}

/** Of all sends, those of one campaign. */
export const sendsOf = (campaign: string, sends: readonly PlannedSend[] | undefined): PlannedSend[] =>
  (sends ?? []).filter((send) => send.campaign === campaign);

/** The one that goes out next. */
export const nextOf = (sends: readonly PlannedSend[]): PlannedSend | null =>
  sends.find(({ state }) => state === "planned") ?? null;
