import { signal } from "@preact/signals";
import { type Campaign, createCampaign, listCampaigns } from "../api/campaigns.ts";
import {
  choosePeople,
  countPeople,
  createSegment,
  type Headcount,
  listSegments,
  type Segment,
  type Where,
} from "../api/segments.ts";
import { navigate } from "../shell/router.ts";
import { createAction } from "../state/action.ts";
import { campaignStories } from "../stories/the-stories.ts";

const SERVER = { createCampaign, choosePeople, countPeople, createSegment, listCampaigns, listSegments };

/** People to write to: a segment, or the condition of one that may have to be made. */
export interface Addressees {
  name: string;
  where: Where;
  segment?: Pick<Segment, "id">;
}

export type WriteStore = ReturnType<typeof createWriteStore>;

/** Makes a campaign for certain people only. */
export function createWriteStore(server = SERVER, go = navigate) {
  const whom = signal<Addressees | null>(null);
  const name = signal("");
  const story = signal("");
  /** How many they are, and what campaigns are called; as soon as they are known. */
  const counted = signal<Headcount | null>(null);
  const campaigns = signal<readonly Campaign[]>([]);

  const write = createAction(async () => {
    const people = whom.peek();
    if (!people) return;
    const segment = people.segment ?? (await segmentOf(people));
    const campaign = await server.createCampaign(name.peek(), story.peek());
    await server.choosePeople(campaign.id, segment.id);
    whom.value = null;
    go(`/messages?campaign=${encodeURIComponent(campaign.id)}`);
  });

  /** The one that asks the same, or a new one whose name nobody has yet. */
  async function segmentOf({ name: wanted, where }: Addressees): Promise<Pick<Segment, "id">> {
    const all = await server.listSegments();
    const same = all.find((segment) => canonical(segment.where) === canonical(where));
    if (same) return same;
    const taken = new Set(all.map((segment) => segment.name.toLowerCase()));
    let free = wanted.slice(0, LONGEST);
    for (let nth = 2; taken.has(free.toLowerCase()); nth++) free = `${wanted.slice(0, LONGEST)} ${nth}`;
    return await server.createSegment(free, where);
  }

  async function learn(people: Addressees): Promise<void> {
    const [count, all] = await Promise.all([server.countPeople(people.where), server.listCampaigns()]);
    if (whom.peek() !== people) return;
    counted.value = count;
    campaigns.value = all;
  }

  return {
    whom,
    counted,
    campaigns,
    name,
    story,
    write,
    ask(people: Addressees) {
      write.reset();
      name.value = people.name.slice(0, LONGEST);
      story.value = campaignStories()[0]?.key ?? "";
      counted.value = null;
      whom.value = people;
      // The number helps; writing to them needs none.
      learn(people).catch(() => {});
    },
    close() {
      whom.value = null;
    },
    follow: () => () => {},
  };
}

/** The server stores a condition with its fields in an order of its own. */
function canonical(where: unknown): string {
  return JSON.stringify(where, (_, value: unknown) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}

/** Leaves room for a number behind it. */
const LONGEST = 76;
