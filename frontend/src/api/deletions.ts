import { API, get, post } from "./client.ts";
import type { Wire } from "./wire.ts";

/** Somebody who asked Facebook to have their data deleted here, and whom we could not find by ourselves. */
export interface DeletionRequest {
  /** The confirmation code that the person has. */
  code: string;
  /** Facebook's number for them in the app. */
  userId: string | null;
  askedAt: Date;
}

const REQUESTS = `${API}/deletion_requests`;

export async function listDeletionRequests(): Promise<DeletionRequest[]> {
  const wire = await get<{ deletion_requests: Wire<"DeletionRequest">[] }>(REQUESTS);
  return wire.deletion_requests.map(({ confirmation_code, user_id, asked_at }) => ({
    code: confirmation_code,
    userId: user_id,
    askedAt: new Date(asked_at),
  }));
}

/** The owner has deleted the data, or there was none. */
export async function closeDeletionRequest(code: string): Promise<void> {
  await post(`${REQUESTS}/${encodeURIComponent(code)}/done`);
}
