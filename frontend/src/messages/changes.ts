import type { Copy } from "../api/campaigns.ts";
import { count, plural } from "../ui/format.ts";

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
export const changes = (number: number): string => plural(number, "change", "changes");

/** What became of publishing, from the versions before and after. */
export function published(before: number, after: number): string {
  return after === before
    ? `Version ${count(before)} says exactly this already; nothing changed`
    : `Version ${count(after)} is live: everyone who taps from now on gets it`;
}

/** What became of going back to an older version. */
export function restored(version: number, before: number | undefined, after: number): string {
  return after === before
    ? `Version ${count(version)} says the same as now; nothing changed`
    : `Version ${count(after)} is live and says what version ${count(version)} said`;
}
