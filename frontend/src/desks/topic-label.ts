import { cutMiddle, cutTo } from "../ui/cut.ts";

/** Messenger's limit for what a button says. */
const LONGEST = 20;

/** What customers see instead of a name that does not fit on a button; null when it does. */
export function shortLabel(name: string, others: readonly string[]): string | null {
  const topic = name.trim().replace(/\s+/g, " ");
  if (topic.length <= LONGEST) return null;
  const cut = cutTo(topic, LONGEST);
  return others.some((other) => cutTo(other, LONGEST) === cut) ? cutMiddle(topic, LONGEST) : cut;
}
