import { computed, signal } from "@preact/signals";
import { eraseLead, type Lead, type LeadChoice, listLeads } from "../api/leads.ts";
import { listEverybodysOrigins } from "../api/origins.ts";
import { createCallAction } from "../deliveries/call-action.ts";
import { named } from "../deliveries/message-words.ts";
import { t } from "../i18n/words.ts";
import { navigate } from "../shell/router.ts";
import { createAction } from "../state/action.ts";
import { createPagedList } from "../state/paged-list.ts";
import { createResource } from "../state/resource.ts";
import { followAll } from "../state/use-store.ts";
import { tongueOf } from "../ui/languages.ts";
import { say } from "../ui/toasts.ts";
import { WELCOME_STATES } from "./lead-words.ts";

export type LeadsStore = ReturnType<typeof createLeadsStore>;

export const EVERYBODY: LeadChoice = { q: "", origin: null, welcome: null };

const SERVER = { listLeads, eraseLead, originsKnown };
const PAUSE_MS = 250;

/** Who registered; which of them stands in the address. */
export function createLeadsStore(
  first: LeadChoice,
  server = SERVER,
  go: (address: string) => void = (address) => navigate(address, { replace: true }),
) {
  const typed = signal(first.q);
  const filter = signal(first);
  // A minute is short: what waits is looked at often enough that nobody sees it late.
  const leads = createPagedList((cursor) => server.listLeads(filter.value, { cursor }), { everyMs: 3_000 });
  const origins = createResource(server.originsKnown);
  const opened = signal<Lead | null>(null);
  const leaving = signal<Lead | null>(null);
  let pause: ReturnType<typeof setTimeout> | undefined;

  function choose(next: LeadChoice): void {
    clearTimeout(pause);
    go(addressOf(next));
  }

  const letter = createCallAction(leads.refresh);

  const erase = createAction(async () => {
    const lead = leaving.peek();
    if (!lead) return;
    await server.eraseLead(lead.id);
    leaving.value = null;
    opened.value = null;
    say(t.leads.wasDeletedYourFiguresStay(named(lead.name)));
    await leads.refresh();
  });

  return {
    typed,
    filter,
    leads,
    origins,
    letter,
    erase,
    leaving,
    /** Whose facts are shown, as they are by now. */
    shown: computed(() => {
      const lead = opened.value;
      return lead && (leads.data.value?.find(({ id }) => id === lead.id) ?? lead);
    }),
    open(lead: Lead | null) {
      opened.value = lead;
    },
    askToErase(lead: Lead | null) {
      erase.reset();
      leaving.value = lead;
    },
    search(text: string) {
      typed.value = text;
      clearTimeout(pause);
      pause = setTimeout(() => choose({ ...filter.peek(), q: text.trim() }), text.trim() ? PAUSE_MS : 0);
    },
    choose: (part: Partial<LeadChoice>) => choose({ ...filter.peek(), q: typed.peek().trim(), ...part }),
    everybody: () => choose(EVERYBODY),
    /** Takes what the address says. */
    show(next: LeadChoice) {
      if (next.q !== typed.peek().trim()) typed.value = next.q;
      if (addressOf(next) !== addressOf(filter.peek())) filter.value = next;
    },
    follow() {
      const stop = followAll(leads, origins);
      return () => {
        clearTimeout(pause);
        stop();
      };
    },
  };
}

export function filterOf(query: URLSearchParams): LeadChoice {
  const welcome = WELCOME_STATES.find(({ value }) => value === query.get("welcome"))?.value ?? null;
  return { q: query.get("q") ?? "", origin: query.get("origin"), language: tongueOf(query), welcome };
}

export function addressOf({ q, origin, language, welcome }: LeadChoice): string {
  const query = new URLSearchParams();
  if (q) query.set("q", q);
  if (origin !== null) query.set("origin", origin);
  if (language) query.set("language", language);
  if (welcome) query.set("welcome", welcome);
  return query.size > 0 ? `/leads?${query}` : "/leads";
}

/** Those that brought a lead. */
async function originsKnown(): Promise<string[]> {
  const all = await listEverybodysOrigins();
  return all.filter(({ people: { leads = 0 } }) => leads > 0).map(({ origin }) => origin);
}
