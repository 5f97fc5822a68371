import { computed, effect, signal } from "@preact/signals";
import { ApiError } from "../api/client.ts";
import { type By, type RunProgress, showRun, startRun } from "../api/simulator.ts";
import { t } from "../i18n/words.ts";
import { createAction } from "../state/action.ts";
import { connection } from "../state/the-connection.ts";
import { campaignStories, storyNamed } from "../stories/the-stories.ts";
import { count, percent, share } from "../ui/format.ts";
import { CROWD_LINKS, makeCrowdLinks } from "./crowd-links.ts";
import { createLearning } from "./learning-store.ts";
import { createTill } from "./till.ts";

const LOOK_EVERY_MS = 400;

/** Whether asking again may help: not while nobody is signed in, nor where there is no such run or person. */
const mayPass = (failure: unknown): boolean =>
  !(failure instanceof ApiError && (failure.status === 401 || failure.status === 404));

/** Simulated customers who all come at once, how they behave, and how far they are. */
export function createCrowdStore(
  start = startRun,
  look = showRun,
  links = makeCrowdLinks,
  till = createTill,
  learning = createLearning(() => campaignStories()[0] ?? storyNamed("")),
) {
  const by = signal<By>("both");
  const customers = signal(500);
  const yes = signal(0.6);
  const reveal = signal(0.8);
  const use = signal(0.4);
  const perSecond = signal(50);
  const run = signal<string | null>(null);
  const progress = signal<RunProgress | null>(null);
  /** One per run, so that what it has taken is not taken twice. */
  const counter = computed(() => {
    void run.value;
    return till(() => use.peek());
  });

  const send = createAction(async () => {
    await links();
    const putsOff = await learning.prepare();
    run.value = await start({
      by: by.peek(),
      customers: customers.peek(),
      yes: yes.peek(),
      reveal: reveal.peek(),
      arrivalsPerSecond: perSecond.peek(),
      origins: CROWD_LINKS,
      ...(putsOff.length > 0 && { putsOff }),
    });
  });

  /** Looks again and again until everybody is through. */
  function follow(): () => void {
    return effect(() => {
      // Signed in again, or the line is back: the run may go on.
      void connection.back.value;
      const id = run.value;
      if (id === null) return;
      let timer: ReturnType<typeof setTimeout>;
      let followed = true;
      const { take } = counter.value;
      async function goesOn(run: string): Promise<boolean> {
        const seen = await look(run);
        if (!followed) return false;
        progress.value = seen;
        const busy = await take(seen).catch(mayPass);
        return busy || !seen.finished;
      }
      async function again(run: string): Promise<void> {
        const more = await goesOn(run).catch(mayPass);
        if (followed && more) timer = setTimeout(again, LOOK_EVERY_MS, run);
      }
      void again(id);
      return () => {
        followed = false;
        clearTimeout(timer);
      };
    });
  }

  return { by, customers, yes, reveal, use, perSecond, progress, learning, send, follow };
}

export type CrowdStore = ReturnType<typeof createCrowdStore>;

/** One for as long as the dashboard is open: the crowd goes on buying while the owner looks at other pages. */
export function kept(create: () => CrowdStore): () => CrowdStore {
  let only: CrowdStore | null = null;
  return () => {
    if (only === null) {
      only = create();
      only.follow();
    }
    return only;
  };
}

export const theCrowd = kept(createCrowdStore);

/** How far a run is; what its people do is for the funnel to say, so that the two never disagree. */
export function runSentence({ customers, arrived, welcomed, finished }: RunProgress): string {
  if (finished) return t.demo.allSimulatedCustomersAreDone(count(customers));
  const owed = arrived - welcomed;
  if (arrived === customers && owed > 0) return t.demo.ofStillOnTheWay(count(owed), count(customers));
  return t.demo.simulatedCustomersWelcomed(count(customers), percent(share(welcomed, customers)));
}
