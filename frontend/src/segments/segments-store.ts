import { effect, signal } from "@preact/signals";
import { listCampaigns } from "../api/campaigns.ts";
import {
  countPeople,
  createSegment,
  deleteSegment,
  type Headcount,
  listSegments,
  type Segment,
  updateSegment,
  type Where,
} from "../api/segments.ts";
import { originsKnown } from "../customers/customers-store.ts";
import { t } from "../i18n/words.ts";
import { createAction } from "../state/action.ts";
import { createResource } from "../state/resource.ts";
import { followAll } from "../state/use-store.ts";
import { say } from "../ui/toasts.ts";
import { type Field, rowProblem } from "./row-problems.ts";
import { isUnfinished, type Join, newRow, type Row, type Sentence, sentenceFrom, whereOf } from "./where.ts";

const SERVER = {
  listSegments,
  createSegment,
  updateSegment,
  deleteSegment,
  countPeople,
  listCampaigns,
  originsKnown,
};

/** A segment while it is put together. */
export interface Draft {
  /** Null for a new one. */
  id: string | null;
  name: string;
  /** Null where a program wrote more than the builder can show. */
  sentence: Sentence | null;
}

/** How many people the draft is about: a number, that it is being counted, or why not. */
export type Counted = Headcount | "counting" | "unfinished" | { failure: unknown };

export type SegmentsStore = ReturnType<typeof createSegmentsStore>;

/** Somebody who types is asked no more than this often. */
const PAUSE_MS = 250;

export function createSegmentsStore(server = SERVER) {
  const segments = createResource(server.listSegments, { everyMs: 10_000 });
  const campaigns = createResource(server.listCampaigns, { everyMs: 30_000 });
  const origins = createResource(server.originsKnown, { everyMs: 30_000 });
  const draft = signal<Draft | null>(null);
  const counted = signal<Counted>("unfinished");
  /** Of the saved ones, by their ids. */
  const counts = signal<ReadonlyMap<string, Headcount>>(new Map());
  const seen = signal<Segment | null>(null);
  const leaving = signal<Segment | null>(null);

  /** What is still to be filled in is marked once somebody has wanted to save. */
  const tried = signal(false);

  const save = createAction(async () => {
    const { id, name, sentence } = draft.peek() ?? { id: null, name: "", sentence: null };
    tried.value = true;
    if (sentence && isUnfinished(sentence)) return;
    const where = sentence && whereOf(sentence);
    if (id !== null) await server.updateSegment(id, where ? { name, where } : { name });
    else if (where) await server.createSegment(name, where);
    draft.value = null;
    say(t.segments.saved);
    await segments.refresh();
  });

  const remove = createAction(async () => {
    const segment = leaving.peek();
    if (!segment) return;
    await server.deleteSegment(segment.id);
    leaving.value = null;
    say(t.segments.deleted);
    await segments.refresh();
  });

  function open(next: Draft | null): void {
    save.reset();
    tried.value = false;
    draft.value = next;
  }

  function change(rows: (before: Row[]) => Row[]): void {
    const now = draft.peek();
    if (now?.sentence) draft.value = { ...now, sentence: { ...now.sentence, rows: rows(now.sentence.rows) } };
  }

  /** Counts what is being put together, a moment after the last change; an older question is called off. */
  function countDraft(): () => void {
    let asked = "";
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let question = new AbortController();
    const stop = effect(() => {
      const sentence = draft.value?.sentence ?? null;
      const where = sentence && !isUnfinished(sentence) ? whereOf(sentence) : null;
      const now = where ? JSON.stringify(where) : "";
      if (now === asked) return;
      asked = now;
      clearTimeout(waiting);
      question.abort();
      question = new AbortController();
      counted.value = where ? "counting" : "unfinished";
      if (where) waiting = setTimeout(count, PAUSE_MS, where, question.signal);
    });
    async function count(where: Where, signal: AbortSignal): Promise<void> {
      const found = await server.countPeople(where, signal).catch((failure: unknown) => ({ failure }));
      if (!signal.aborted) counted.value = found;
    }
    return () => {
      stop();
      clearTimeout(waiting);
      question.abort();
    };
  }

  /** Counts the saved ones, one after the other, each time they have changed. */
  function countSaved(): () => void {
    let known = "";
    let question = new AbortController();
    const stop = effect(() => {
      const all = segments.data.value ?? [];
      const now = all.map(({ id, changedAt }) => `${id} ${changedAt.getTime()}`).join();
      if (now === known) return;
      known = now;
      question.abort();
      question = new AbortController();
      void count(all, question.signal);
    });
    async function count(all: Segment[], signal: AbortSignal): Promise<void> {
      for (const { id, where } of all) {
        const found = await server.countPeople(where, signal).catch(() => null);
        if (signal.aborted) return;
        if (found) counts.value = new Map([...counts.peek(), [id, found]]);
      }
    }
    return () => {
      stop();
      question.abort();
    };
  }

  return {
    segments,
    campaigns,
    origins,
    draft,
    counted,
    counts,
    seen,
    leaving,
    save,
    remove,
    tried,
    problem(row: Row, field: Field): string | null {
      const sentence = draft.value?.sentence;
      const count = counted.value;
      const failures = [
        save.failure.value,
        typeof count === "object" && "failure" in count ? count.failure : null,
      ];
      return sentence ? rowProblem(sentence, row, field, { tried: tried.value, failures }) : null;
    },
    begin: () => open({ id: null, name: "", sentence: { join: "all", rows: [newRow()] } }),
    edit: ({ id, name, where }: Segment) => open({ id, name, sentence: sentenceFrom(where) }),
    giveUp: () => open(null),
    call(name: string) {
      const now = draft.peek();
      if (now) draft.value = { ...now, name };
    },
    join(join: Join) {
      const now = draft.peek();
      if (now?.sentence) draft.value = { ...now, sentence: { ...now.sentence, join } };
    },
    add: () => change((rows) => [...rows, newRow({ kind: "stage" })]),
    drop: (key: number) => change((rows) => rows.filter((row) => row.key !== key)),
    put: (key: number, part: Partial<Row>) =>
      change((rows) => rows.map((row) => (row.key === key ? { ...row, ...part } : row))),
    askToRemove(segment: Segment | null) {
      remove.reset();
      leaving.value = segment;
    },
    follow() {
      const stops = [followAll(segments, campaigns, origins), countDraft(), countSaved()];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
