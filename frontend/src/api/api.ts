import { ApiError, read, send } from "./client.ts";
import { type LiveState, type Stats, type StatsWire, statsFromWire } from "./stats.ts";
import { type Status, type StatusWire, statusFromWire } from "./status.ts";

/** What someone shows to be let in: the password, or the token of a one-time link. */
export type Proof = { password: string } | { link: string };

export interface Watcher {
  stats(stats: Stats): void;
  state(state: LiveState): void;
}

/** Everything this page asks of the server. */
export interface Api {
  signedIn(): Promise<boolean>;
  signIn(proof: Proof): Promise<void>;
  signOut(): Promise<void>;
  status(): Promise<Status>;
  /** Follows a campaign's figures until the returned function is called. */
  watch(campaign: string, watcher: Watcher): () => void;
}

const SESSION = "/api/v1/session";

export function createApi(): Api {
  return {
    signedIn,
    signIn: (proof) => send("POST", SESSION, proof),
    signOut: () => send("DELETE", SESSION),
    status: async () => statusFromWire(await read<StatusWire>("/api/v1/status")),
    watch,
  };
}

async function signedIn(): Promise<boolean> {
  try {
    return (await read<{ signed_in: boolean }>(SESSION)).signed_in;
  } catch (problem) {
    if (problem instanceof ApiError && problem.status === 401) return false;
    throw problem;
  }
}

function watch(campaign: string, watcher: Watcher): () => void {
  const source = new EventSource(`/api/v1/live?campaign=${encodeURIComponent(campaign)}`);
  watcher.state("connecting");
  source.addEventListener("stats", (event) => {
    const wire: StatsWire = JSON.parse(event.data);
    watcher.state("live");
    watcher.stats(statsFromWire(wire));
  });
  // The browser tries again by itself after a lost connection, but never after an answer it could not use.
  source.addEventListener("error", () => {
    watcher.state(source.readyState === EventSource.CLOSED ? "refused" : "reconnecting");
  });
  return () => source.close();
}
