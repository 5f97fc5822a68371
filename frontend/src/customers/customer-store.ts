import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { listVersions } from "../api/campaigns.ts";
import { ApiError } from "../api/client.ts";
import {
  type CustomerDetail,
  eraseCustomer,
  handBackCustomer,
  type Journey,
  redeemCoupon,
  setCustomerLanguage,
  showCustomer,
  showTimeline,
  type TimelineEntry,
} from "../api/customers.ts";
import { named } from "../deliveries/message-words.ts";
import { t } from "../i18n/words.ts";
import { navigate } from "../shell/router.ts";
import { type Action, createAction } from "../state/action.ts";
import { createPagedList, type PagedList } from "../state/paged-list.ts";
import { createResource, type Resource } from "../state/resource.ts";
import { followAll } from "../state/use-store.ts";
import { storyNamed } from "../stories/the-stories.ts";
import { capital } from "../ui/format.ts";
import { say } from "../ui/toasts.ts";
import { picturedCampaigns, type Versions } from "./pictures.ts";
import { redeemable } from "./steps.ts";

export interface CustomerStore {
  person: Resource<CustomerDetail>;
  /** The newest first. */
  timeline: PagedList<TimelineEntry>;
  /** Of the campaigns whose pictures are in the timeline. */
  versions: Resource<Versions>;
  /** There is nobody of this number, or nobody any more. */
  gone: ReadonlySignal<boolean>;
  erase: Action<[], void>;
  /** The journey of which it is asked whether its gift was used; null: none. */
  asked: Signal<Journey | null>;
  redeem: Action<[], void>;
  /** The person who was answering is done. */
  handBack: Action<[], void>;
  /** What they speak, as if they had chosen it; null: nobody knows. */
  speak: Action<[string | null], void>;
  follow(): () => void;
}

const SERVER = {
  showCustomer,
  showTimeline,
  eraseCustomer,
  redeemCoupon,
  handBackCustomer,
  setCustomerLanguage,
  listVersions,
};

export function createCustomerStore(
  id: string,
  server = SERVER,
  leave: () => void = () => navigate("/customers", { replace: true }),
): CustomerStore {
  const person = createResource(() => server.showCustomer(id), { everyMs: 5_000 });
  const timeline = createPagedList((cursor) => server.showTimeline(id, { cursor }), { everyMs: 5_000 });
  // A text, so that the same campaigns are not asked for again with every look at the timeline.
  const pictured = computed(() => JSON.stringify(picturedCampaigns(timeline.data.value ?? [])));
  const versions = createResource(
    async (): Promise<Versions> => {
      const ids: string[] = JSON.parse(pictured.value);
      return Object.fromEntries(
        await Promise.all(ids.map(async (id) => [id, await server.listVersions(id)] as const)),
      );
    },
    { everyMs: 20_000 },
  );
  const gone = computed(() => {
    const state = person.state.value;
    return state.kind !== "loading" && isUnknown(state.failure);
  });

  const erase = createAction(async () => {
    const name = person.data.peek()?.name ?? null;
    await server.eraseCustomer(id).catch((failure) => {
      // Somebody else was faster; what the owner wanted is so.
      if (!isUnknown(failure)) throw failure;
    });
    leave();
    say(t.customers.wasDeletedYourFiguresStay(capital(named(name))));
  });

  const asked = signal<Journey | null>(null);
  const redeem = createAction(async () => {
    const journey = asked.peek();
    if (journey === null) return;
    const before = await server.redeemCoupon(id, journey.campaign).then(
      (now) => {
        person.set(now);
        return false;
      },
      async (failure) => {
        // Somebody else noted it, or a till; what the owner wanted is so.
        if (!(await isUsed(journey, failure))) throw failure;
        return true;
      },
    );
    asked.value = null;
    say(t.customers.redeemed(before, named(journey.campaignName)));
  });

  async function isUsed({ campaign, story }: Journey, failure: unknown): Promise<boolean> {
    if (!(failure instanceof ApiError) || failure.status !== 409) return false;
    const now = await server.showCustomer(id).catch(() => null);
    if (now === null) return false;
    person.set(now);
    const theirs = now.journeys.find((one) => one.campaign === campaign);
    return theirs !== undefined && !redeemable(storyNamed(story), theirs.path);
  }

  const handBack = createAction(async () => {
    person.set(await server.handBackCustomer(id));
    say(t.customers.theBotAnswersAgain);
  });

  const speak = createAction(async (language: string | null) => {
    person.set(await server.setCustomerLanguage(id, language));
  });

  return {
    person,
    timeline,
    versions,
    gone,
    erase,
    asked,
    redeem,
    handBack,
    speak,
    follow: () => followAll(person, timeline, versions),
  };
}

function isUnknown(failure: unknown): boolean {
  return failure instanceof ApiError && failure.status === 404;
}
