import type { ChatEvent, Message, Outcome } from "./wire.ts";
import { outcomeOf } from "./wire.ts";

/** The API calls. Only `stream` may throw; its reader reconnects. */
export interface Api {
  newVisitor(about: { origin?: string; language: string }): Promise<string | Outcome>;
  send(token: string, events: ChatEvent[]): Promise<Outcome>;
  messages(token: string, after?: string): Promise<Message[] | Outcome>;
  stream(token: string, last: string, signal: AbortSignal): Promise<Response>;
}

const GIVE_UP_MS = 20_000;
const SMALL = 8_000;
const LONGEST_ZONE = 64;

/** Where the visitor's clock is now; they may travel. Browsers need not say. */
function here(): string | undefined {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone?.length <= LONGEST_ZONE ? zone : undefined;
}

/** `language` is what the visitor reads. The shop answers in it if it can. */
export function createApi(base: string, language: string): Api {
  const at = (path: string) => `${base}api/v1/chat/${path}`;
  // No cookies: the token alone identifies the visitor.
  const plain: RequestInit = { credentials: "omit", cache: "no-store" };
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const json = { "content-type": "application/json" };
  // Pages may say anything, but a header has to be a header.
  const accepts = language.replaceAll("_", "-").replace(/[^\w-]/g, "");

  async function ask<T>(
    path: string,
    how: RequestInit,
    read: (response: Response) => Promise<T>,
  ): Promise<T | Outcome> {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), GIVE_UP_MS);
    try {
      const response = await fetch(at(path), { ...plain, ...how, signal: limit.signal });
      return response.ok ? await read(response) : outcomeOf(response);
    } catch {
      return { kind: "later" };
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    newVisitor: (about) =>
      ask("visitors", { method: "POST", headers: json, body: JSON.stringify(about) }, async (response) =>
        String((await response.json()).token),
      ),
    async send(token, events) {
      const headers = { ...bearer(token), ...json, ...(accepts && { "accept-language": accepts }) };
      const post = (about: object) => {
        const body = JSON.stringify(about);
        // Survives navigation to another page. Browsers allow that for small bodies only.
        const keepalive = body.length < SMALL;
        return ask<Outcome>("events", { method: "POST", keepalive, headers, body }, async () => ({
          kind: "done",
        }));
      };
      const time_zone = here();
      const outcome = await post({ events, ...(time_zone && { time_zone }) });
      // During an upgrade a server that is older than this panel refuses what it does not know.
      return time_zone && outcome.kind === "refused" ? post({ events }) : outcome;
    },
    messages: (token, after) =>
      ask(
        `messages${after ? `?after=${after}` : ""}`,
        { headers: bearer(token) },
        async (response) => (await response.json()).messages as Message[],
      ),
    stream: (token, last, signal) =>
      fetch(at("stream"), {
        ...plain,
        signal,
        headers: { ...bearer(token), accept: "text/event-stream", "last-event-id": last },
      }),
  };
}
