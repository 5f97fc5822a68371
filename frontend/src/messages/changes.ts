import type { Copy } from "../api/campaigns.ts";
import { t } from "../i18n/words.ts";
import { count } from "../ui/format.ts";

/** What the owner has typed and not published: only what differs. */
export type Draft = Copy;

/** The texts in which two copies differ, by their keys. */
export function changedFields(before: Copy, after: Copy): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => before[key] !== after[key]);
}

/** The draft with one more edit; typing the old text again takes the edit back. */
export function edited(published: Copy, draft: Draft, field: string, text: string): Draft {
  const { [field]: _, ...rest } = draft;
  return text === published[field] ? rest : { ...rest, [field]: text };
}

/** What the draft really changes, also after somebody else has published the same words. */
export function onlyChanges(published: Copy, draft: Draft): Draft {
  return Object.fromEntries(Object.entries(draft).filter(([field, text]) => text !== published[field]));
}

/** "1 change", "3 changes" */
export const changes = (number: number): string => t.messages.changes2(number);

/** What became of publishing, from the versions before and after. */
export function published(before: number, after: number): string {
  return after === before
    ? t.messages.versionSaysExactlyThisAlready(count(before))
    : t.messages.versionIsLiveEveryoneWhoTaps(count(after));
}

/** What became of going back to an older version. */
export function restored(version: number, before: number | undefined, after: number): string {
  return after === before
    ? t.messages.versionSaysTheSameAsNowNothing(count(version))
    : t.messages.versionIsLiveAndSaysWhat(count(after), count(version));
}
