import { computed } from "@preact/signals";
import { listLeads } from "../../api/leads.ts";
import { listRequests } from "../../api/requests.ts";
import { createCallAction } from "../../deliveries/call-action.ts";
import { createResource } from "../../state/resource.ts";
import { now } from "../../ui/now.ts";
import { type Call, callsOf, comingLetters, queueOf } from "./calls.ts";

const LOOK_EVERY_MS = 2_000;
/** What is older than these is settled, or has been looked at in Deliveries. */
const LATEST = { limit: 100 };

export async function lookAtCalls(): Promise<Call[]> {
  const [leads, requests] = await Promise.all([
    listLeads({ q: "", origin: null, welcome: null }, LATEST),
    listRequests({ state: null, topic: "", q: "" }, LATEST),
  ]);
  return callsOf(leads.items, requests.items);
}

/** The e-mails and the news for desks, as they wait and go. */
export function createCallsStore(look = lookAtCalls, act = createCallAction) {
  const calls = createResource(look, { everyMs: LOOK_EVERY_MS });
  const known = () => calls.data.value ?? [];
  return {
    calls,
    action: act(calls.refresh),
    follow: calls.follow,
    mail: computed(() => queueOf("mail", known(), now.value)),
    hooks: computed(() => queueOf("hooks", known(), now.value)),
    coming: computed(() => comingLetters(known())),
  };
}

export type CallsStore = ReturnType<typeof createCallsStore>;
