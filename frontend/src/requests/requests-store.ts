import { signal } from "@preact/signals";
import { type ChannelType, listChannels, listTopics } from "../api/desks.ts";
import {
  closeRequest,
  eraseRequest,
  listRequests,
  type Request,
  type RequestChoice,
  reopenRequest,
} from "../api/requests.ts";
import { createCallAction } from "../deliveries/call-action.ts";
import { createRowAction } from "../deliveries/row-action.ts";
import { t } from "../i18n/words.ts";
import { navigate } from "../shell/router.ts";
import { createAction } from "../state/action.ts";
import { createPagedList } from "../state/paged-list.ts";
import { createResource } from "../state/resource.ts";
import { followAll } from "../state/use-store.ts";
import { tongueOf } from "../ui/languages.ts";
import { say } from "../ui/toasts.ts";
import { requestName } from "./request-words.ts";

export type RequestsStore = ReturnType<typeof createRequestsStore>;

const SERVER = { listRequests, closeRequest, reopenRequest, eraseRequest, listTopics, listTypes };
const PAUSE_MS = 250;

/** What people asked, and who was told; which of it stands in the address. */
export function createRequestsStore(
  first: RequestChoice,
  server = SERVER,
  go: (address: string) => void = (address) => navigate(address, { replace: true }),
) {
  const typed = signal(first.q);
  const filter = signal(first);
  const requests = createPagedList((cursor) => server.listRequests(filter.value, { cursor }), {
    everyMs: 4_000,
  });
  const topics = createResource(server.listTopics, { everyMs: 15_000 });
  const types = createResource(server.listTypes);
  const leaving = signal<Request | null>(null);
  let pause: ReturnType<typeof setTimeout> | undefined;

  function choose(next: RequestChoice): void {
    clearTimeout(pause);
    go(addressOf(next));
  }

  async function changed(): Promise<void> {
    await Promise.all([requests.refresh(), topics.refresh()]);
  }

  const settle = createRowAction(async (id: string, deed: "close" | "reopen") => {
    const answer = await (deed === "close" ? server.closeRequest(id) : server.reopenRequest(id));
    const undo = () => settle.run(id, deed === "close" ? "reopen" : "close");
    say(t.requests.is(requestName(answer), answer.state === "done"), { undo });
    await changed();
  });

  const erase = createAction(async () => {
    const request = leaving.peek();
    if (!request) return;
    await server.eraseRequest(request.id);
    leaving.value = null;
    say(t.requests.wasDeleted(requestName(request)));
    await changed();
  });

  return {
    typed,
    filter,
    requests,
    topics,
    types,
    settle,
    /** Fetches again what an answer may have changed. */
    changed,
    erase,
    leaving,
    tell: createCallAction(requests.refresh),
    askToErase(request: Request | null) {
      erase.reset();
      leaving.value = request;
    },
    search(text: string) {
      typed.value = text;
      clearTimeout(pause);
      pause = setTimeout(() => choose({ ...filter.peek(), q: text.trim() }), text.trim() ? PAUSE_MS : 0);
    },
    choose: (part: Partial<RequestChoice>) => choose({ ...filter.peek(), q: typed.peek().trim(), ...part }),
    everything: () => choose({ state: null, topic: "", q: "" }),
    /** Takes what the address says. */
    show(next: RequestChoice) {
      if (next.q !== typed.peek().trim()) typed.value = next.q;
      if (addressOf(next) !== addressOf(filter.peek())) filter.value = next;
    },
    follow() {
      const stop = followAll(requests, topics, types);
      return () => {
        clearTimeout(pause);
        stop();
      };
    },
  };
}

/** What is open, unless the address says otherwise; one question where a notification leads to it. */
export function filterOf(query: URLSearchParams): RequestChoice {
  const number = query.get("request");
  if (number !== null && /^\d{1,18}$/.test(number)) return { state: null, topic: "", q: `#${number}` };
  const asked = query.get("state");
  const state = asked === "done" ? "done" : asked === "all" ? null : "open";
  const topic = query.get("topic") ?? "";
  return {
    state,
    topic: /^\d{1,18}$/.test(topic) ? topic : "",
    language: tongueOf(query),
    q: query.get("q") ?? "",
  };
}

export function addressOf({ state, topic, language, q }: RequestChoice): string {
  const query = new URLSearchParams();
  if (state !== "open") query.set("state", state ?? "all");
  if (topic) query.set("topic", topic);
  if (language) query.set("language", language);
  if (q) query.set("q", q);
  return query.size > 0 ? `/requests?${query}` : "/requests";
}

async function listTypes(): Promise<ChannelType[]> {
  return (await listChannels()).types;
}
