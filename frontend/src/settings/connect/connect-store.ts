import { computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import { checkPage, GREETING_LIMIT, type PageCheck, setGreeting, showPage } from "../../api/page.ts";
import type { Status } from "../../api/status.ts";
import { createAction } from "../../state/action.ts";
import { createResource } from "../../state/resource.ts";
import type { Setting } from "./environment.ts";
import { baseOfWebhook, whyUnreachable } from "./public-address.ts";
import { nextStep, type StepName, stepsOf } from "./steps.ts";

const OURS = { showPage, checkPage, setGreeting };

/** Connecting the page, step by step. */
export function createConnectStore(status: ReadonlySignal<Status | null>, api = OURS) {
  const page = createResource(api.showPage, { everyMs: 5_000 });
  const demo = computed(() => status.value?.messenger !== "real");
  const token = signal("");
  const typed = signal<PageCheck | null>(null);
  const inUse = signal<PageCheck | null>(null);
  const greeting = signal<string | null>(null);
  const greeted = signal<PageCheck | null>(null);
  const open = signal<ReadonlySet<StepName>>(new Set());

  const steps = computed(() => {
    if (page.data.value === null || status.value === null) return null;
    return stepsOf({ page: page.data.value, demo: demo.value, typed: typed.value, inUse: inUse.value });
  });

  const checkTyped = createAction(async () => {
    const asked = token.value.trim();
    const answer = await api.checkPage(asked);
    // Typing on asks about something else.
    if (token.peek().trim() === asked) typed.value = answer;
  });
  const checkInUse = createAction(async () => {
    inUse.value = await api.checkPage();
    await page.refresh();
  });
  const greet = createAction(async () => {
    greeted.value = await api.setGreeting(text.value.trim());
    if (!greeted.value.ok) return;
    await page.refresh();
    greeting.value = null;
  });

  /** What the owner types, else what is set. */
  const text = computed(
    () => greeting.value ?? page.data.value?.greeting ?? page.data.value?.ourGreeting ?? "",
  );

  function turn(step: StepName, on: boolean): void {
    const next = new Set(open.peek());
    if (on) next.add(step);
    else next.delete(step);
    open.value = next;
  }

  /** Opens the step to go on with, once it is known; from then on the owner opens and closes. */
  function openTheNext(): () => void {
    let opened = open.peek().size > 0;
    return effect(() => {
      const known = steps.value;
      if (known === null || opened) return;
      opened = true;
      const next = nextStep(known);
      untracked(() => next && turn(next, true));
    });
  }

  return {
    page,
    demo,
    steps,
    open,
    turn,
    token,
    typed,
    checkTyped,
    inUse,
    checkInUse,
    greet,
    greeted,
    text,
    settings: computed(() => settingsFor(page.data.value, demo.value, token.value.trim(), typed.value)),
    greetingFits: computed(() => {
      const length = [...text.value.trim()].length;
      return length > 0 && length <= GREETING_LIMIT;
    }),
    typeToken(value: string) {
      token.value = value;
      typed.value = null;
      checkTyped.reset();
    },
    typeGreeting(value: string) {
      greeting.value = value;
      greeted.value = null;
      greet.reset();
    },
    follow() {
      const stops = [page.follow(), openTheNext()];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

export type ConnectStore = ReturnType<typeof createConnectStore>;

interface Facts {
  pageId: string;
  webhookUrl: string;
  verifyToken: string;
}

/** What the server's environment has to hold for a real page, as far as that is known here. */
export function settingsFor(
  page: Facts | null,
  demo: boolean,
  token: string,
  check: PageCheck | null,
): Setting[] {
  const reachable = page !== null && whyUnreachable(page.webhookUrl) === null;
  const checked = check?.ok === true;
  return [
    { name: "PUBLIC_URL", value: reachable ? baseOfWebhook(page.webhookUrl) : null },
    { name: "MESSENGER_PAGE_ID", value: checked ? check.pageId : demo ? null : (page?.pageId ?? null) },
    { name: "MESSENGER_PAGE_TOKEN", value: checked ? token : null, secret: true },
    { name: "MESSENGER_APP_SECRET", value: null, secret: true },
    { name: "MESSENGER_VERIFY_TOKEN", value: page?.verifyToken ?? null, secret: true },
  ];
}
