import { computed, signal } from "@preact/signals";
import {
  type Campaign,
  cancelCampaign,
  pauseCampaign,
  resumeCampaign,
  sendCampaign,
  showCampaign,
  showReach,
  updateCampaign,
  WELCOME,
} from "../api/campaigns.ts";
import { planSend } from "../api/schedule.ts";
import { choosePeople, listSegments } from "../api/segments.ts";
import { showVariants } from "../api/variants.ts";
import { createTermsStore } from "../coupons/terms/terms-store.ts";
import { t } from "../i18n/words.ts";
import { createPlanForm } from "../schedule/plan-form.ts";
import { createAction } from "../state/action.ts";
import { createResource } from "../state/resource.ts";
import { followAll } from "../state/use-store.ts";
import { count, dateTime, people } from "../ui/format.ts";
import { now } from "../ui/now.ts";
import { say } from "../ui/toasts.ts";
import { canBeSent, type NextWave, sameWords } from "./words.ts";

const SERVER = {
  choosePeople,
  listSegments,
  showCampaign,
  showReach,
  showVariants,
  sendCampaign,
  planSend,
  pauseCampaign,
  resumeCampaign,
  cancelCampaign,
  updateCampaign,
};

/** What the owner is asked to confirm. */
export type Question = "send" | "cancel" | "rename";
export type CampaignStore = ReturnType<typeof createCampaignStore>;

/** One campaign from before its send to after it. */
export function createCampaignStore(id: string, server = SERVER, coupon = createTermsStore(id)) {
  const question = signal<Question | null>(null);
  const name = signal("");
  const campaign = createResource(() => server.showCampaign(id), { everyMs: 2_000 });

  const sendable = computed(() => campaign.data.value !== null && canBeSent(campaign.data.value));
  /** The id of the segment it is for; null is everybody. */
  const segment = computed(() => campaign.data.value?.segment?.id ?? null);
  const segments = createResource(async () => (sendable.value ? await server.listSegments() : []), {
    everyMs: 30_000,
  });
  /** The variants it tries; null without any. */
  const trial = createResource(() => server.showVariants(id), { everyMs: 5_000 });
  /** A send that waits for the next wave of its trial: some people are still to be asked. */
  const inWaves = computed(
    () => campaign.data.value?.unfinished === true && trial.data.value?.next_wave_at != null,
  );
  /** When a send by each customer's clock, whose first people had it, asks the others; null for other sends. */
  const restsUntil = computed(() => {
    const { state, clockAt } = campaign.data.value ?? {};
    return state === "queueing" && clockAt && clockAt > now.value ? clockAt : null;
  });
  const reach = createResource(
    async () =>
      sendable.value || inWaves.value || restsUntil.value ? await server.showReach(id, segment.value) : null,
    { everyMs: 20_000 },
  );
  const nextWave = computed((): NextWave | null => {
    const [at, left] = [trial.data.value?.next_wave_at, reach.data.value?.reachable];
    if (restsUntil.value && left !== undefined)
      return { at: restsUntil.value, left, people: left, byClock: true };
    return inWaves.value && at && left !== undefined
      ? { at: new Date(at), left, people: trial.data.value?.wave_people ?? left }
      : null;
  });

  const draft = computed(() => id !== WELCOME && campaign.data.value?.state === "draft");
  const welcome = createResource(async () => (draft.value ? await server.showCampaign(WELCOME) : null), {
    everyMs: 20_000,
  });
  /** A draft that says what the welcome says, in every field. */
  const stillWelcome = computed(() => {
    const [own, theirs] = [campaign.data.value, welcome.data.value];
    return draft.value && own !== null && theirs !== null && sameWords(own, theirs);
  });

  /** Held back until it is known to differ from the welcome: nobody sends that to everybody on purpose. */
  const mayBeSent = computed(() => !draft.value || (welcome.data.value !== null && !stillWelcome.value));

  function answered(after: Campaign): void {
    campaign.set(after);
    question.value = null;
  }

  const send = createAction(async () => {
    try {
      const { queued, nextVisit } = await server.sendCampaign(id, segment.peek());
      question.value = null;
      const later = nextVisit > 0 ? t.campaigns.ofThemOnTheirNextVisit(count(nextVisit)) : "";
      say(
        queued > 0 ? t.campaigns.onItsWayTo(people(queued), later) : t.campaigns.thereWasNobodyLeftToSendItTo,
      );
    } finally {
      // Also after a no: what we show is then not what is.
      await campaign.refresh();
      void reach.refresh();
    }
  });
  const plan = createPlanForm(async (to) => {
    const { at } = await server.planSend(id, segment.peek(), to);
    say(t.schedule.plannedFor(dateTime(at)));
  });
  const pause = createAction(async () => {
    answered(await server.pauseCampaign(id));
    say(t.campaigns.pausedNothingGoesOutUntilYou);
  });
  const resume = createAction(async () => {
    answered(await server.resumeCampaign(id));
    say(t.campaigns.goingOnWhereItWasPaused);
  });
  const cancel = createAction(async () => {
    answered(await server.cancelCampaign(id));
    say(t.campaigns.cancelledWhatHadGoneOutStays);
  });
  const choose = createAction(async (chosen: string | null) => {
    const after = await server.choosePeople(id, chosen);
    // What the others would have got is not shown for a moment longer.
    reach.set(null);
    campaign.set(after);
  });
  const rename = createAction(async () => {
    answered(await server.updateCampaign(id, { name: name.peek() }));
    say(t.campaigns.renamed);
  });

  return {
    id,
    campaign,
    reach,
    trial,
    nextWave,
    segments,
    coupon,
    welcome,
    stillWelcome,
    mayBeSent,
    question,
    name,
    send,
    plan,
    pause,
    resume,
    cancel,
    choose,
    rename,
    ask(about: Question) {
      for (const action of [send, cancel, rename]) action.reset();
      name.value = campaign.data.peek()?.name ?? "";
      question.value = about;
    },
    close() {
      question.value = null;
    },
    follow: () => followAll(campaign, trial, reach, segments, welcome, coupon),
  };
}
