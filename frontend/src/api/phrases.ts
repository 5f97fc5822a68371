import { API, del, get, post, withQuery } from "./client.ts";
import type { Wire } from "./wire.ts";

/** What somebody wants who writes a text; "other" means nothing in particular. */
export type PhraseMeaning = Wire<"PhraseMeaning">;

/** What no story understood, without those who wrote it. */
export interface MissedText {
  text: string;
  /** BCP 47; "und" if it may be any. */
  language: string;
  people: number;
  times: number;
  lastAt: Date;
}

export interface Missed {
  texts: MissedText[];
  /** How many more there are. */
  more: number;
  /** How many were left out because only one person wrote them. */
  alone: number;
}

/** What the owner says a text means. */
export interface Phrase {
  id: string;
  text: string;
  meaning: PhraseMeaning;
  changedAt: Date;
  /** The name of a program's token; null for the owner. */
  changedBy: string | null;
}

const PHRASES = `${API}/phrases`;

/** `people`: what fewer wrote is left out. */
export async function listNotUnderstood(people: number): Promise<Missed> {
  const { texts, more, alone } = await get<Wire<"NotUnderstood">>(
    withQuery(`${PHRASES}/not-understood`, { people: String(people) }),
  );
  return {
    texts: texts.map(({ text, language, people, times, last_at }) => ({
      text,
      language,
      people,
      times,
      lastAt: new Date(last_at),
    })),
    more,
    alone,
  };
}

export async function listPhrases(): Promise<Phrase[]> {
  return (await get<{ phrases: Wire<"Phrase">[] }>(PHRASES)).phrases.map(phraseFromWire);
}

/** Counts at once. `insteadOf`: what it means so far. */
export async function savePhrase(
  text: string,
  meaning: PhraseMeaning,
  insteadOf?: PhraseMeaning,
): Promise<Phrase> {
  const body = insteadOf ? { text, meaning, instead_of: insteadOf } : { text, meaning };
  return phraseFromWire(await post<Wire<"Phrase">>(PHRASES, body));
}

export async function removePhrase(id: string): Promise<void> {
  await del(`${PHRASES}/${encodeURIComponent(id)}`);
}

function phraseFromWire(wire: Wire<"Phrase">): Phrase {
  return {
    id: wire.id,
    text: wire.text,
    meaning: wire.meaning,
    changedAt: new Date(wire.changed_at),
    changedBy: wire.changed_by,
  };
}
