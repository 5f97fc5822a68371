import { below } from "../base.ts";
import { fromServer } from "../i18n/from-server.ts";
import { t } from "../i18n/words.ts";

/** What one field of a request got wrong, by the server's name for the field. */
export interface FieldProblem {
  field: string;
  message: string;
}

/** The server answered, but not with what was asked for; the message is a sentence for the owner. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly fields: FieldProblem[] = [],
    /** How long the server asks us to wait, where it says so. */
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(message);
  }
}

/** Nothing came back: the server is away, or the network is. */
export class NoConnection extends Error {
  constructor() {
    super(t.api.theServerIsntAnsweringIsIt);
  }
}

/** Who wants to know how calls end, whatever they were about: the session and the line above the page. */
export interface Listener {
  reached(): void;
  unreachable(): void;
  signedOut(): void;
}

let listener: Listener = { reached() {}, unreachable() {}, signedOut() {} };

export function listen(to: Listener): void {
  listener = to;
}

export const API = "/api/v1";

/** Reads JSON; refuses anything else, such as a proxy's error page. T is the wire type the contract promises. */
export async function get<T>(path: string): Promise<T> {
  return json(path, await call("GET", path));
}

export async function post<T>(path: string, body?: object, signal?: AbortSignal): Promise<T> {
  return json(path, await call("POST", path, body, undefined, signal));
}

export async function put<T>(path: string, body: object): Promise<T> {
  return json(path, await call("PUT", path, body));
}

export async function patch<T>(path: string, body: object): Promise<T> {
  return json(path, await call("PATCH", path, body));
}

/** Asks for something of which only the yes matters. */
export async function ask(method: "POST" | "PUT" | "DELETE", path: string, body?: object): Promise<void> {
  await call(method, path, body);
}

export async function del(path: string): Promise<void> {
  await ask("DELETE", path);
}

/** Hands over a file's bytes as they are. */
export async function upload<T>(path: string, file: Blob, type = "application/octet-stream"): Promise<T> {
  return json(path, await call("POST", path, file, type));
}

/** Sends a body as it is, without a Content-Type where it has none; every answer is one, a refusal too. */
export async function exchange(path: string, body: Blob): Promise<Response> {
  const response = await reach(path, { method: "POST", credentials: "same-origin", cache: "no-store", body });
  if (response.status === 401) listener.signedOut();
  return response;
}

/** Longer than the longest answer the server allows itself, which is that of a send to very many people. */
const LONGEST_MS = 60_000;

/** A path with what the owner chose behind the question mark; what is null or empty is left out. */
export function withQuery(path: string, query: Record<string, string | number | null | undefined>): string {
  const chosen = Object.entries(query).filter(
    (entry): entry is [string, string | number] =>
      entry[1] !== null && entry[1] !== undefined && entry[1] !== "",
  );
  const search = new URLSearchParams(chosen.map(([name, value]) => [name, String(value)]));
  return chosen.length > 0 ? `${path}?${search}` : path;
}

/** The same for the people from one origin; an empty one stands for people of unknown origin, and is a choice as well. */
export function withOrigin(
  path: string,
  { origin, ...query }: Record<string, string | number | null | undefined>,
): string {
  const asked = withQuery(path, { ...query, origin });
  return origin === "" ? `${asked}${asked.includes("?") ? "&" : "?"}origin=` : asked;
}

const PROBE_PATIENCE_MS = 4_000;

/** Fails unless the server answers soon. */
export async function alive(): Promise<void> {
  await reach("/health/live", request("GET"), PROBE_PATIENCE_MS);
}

async function call(
  method: string,
  path: string,
  body?: object | Blob,
  type?: string,
  signal?: AbortSignal,
): Promise<Response> {
  const response = await reach(path, { ...request(method, body, type), signal: signal ?? null });
  if (response.ok) return response;
  // Somebody who is just signing in has no session to lose.
  if (response.status === 401 && !(method === "POST" && path === `${API}/session`)) listener.signedOut();
  throw await problemOf(response);
}

async function reach(path: string, asked: RequestInit, patienceMs = LONGEST_MS): Promise<Response> {
  const patience = AbortSignal.timeout(patienceMs);
  const signal = asked.signal ? AbortSignal.any([asked.signal, patience]) : patience;
  const response = await fetch(below(path), { ...asked, signal }).catch(() => {
    // Who asked does not want to know any more: that says nothing about the server.
    asked.signal?.throwIfAborted();
    listener.unreachable();
    throw new NoConnection();
  });
  // A gateway that stands in for a server that is away answers without JSON.
  if (response.status >= 502 && response.status <= 504 && !isJson(response)) {
    listener.unreachable();
    throw new NoConnection();
  }
  listener.reached();
  return response;
}

function request(method: string, body?: object | Blob, type = "application/json"): RequestInit {
  const headers = new Headers({ accept: "application/json" });
  const raw = body instanceof Blob;
  if (body) headers.set("content-type", type);
  return {
    method,
    headers,
    credentials: "same-origin",
    cache: "no-store",
    body: raw ? body : body ? JSON.stringify(body) : null,
  };
}

async function json<T>(path: string, response: Response): Promise<T> {
  if (!isJson(response)) throw new ApiError(response.status, t.api.didNotAnswerWithJson(path));
  return await response.json();
}

function isJson(response: Response): boolean {
  return /^application\/(.+\+)?json\b/.test(response.headers.get("content-type") ?? "");
}

interface ProblemWire {
  detail?: string;
  title?: string;
  errors?: FieldProblem[];
}

async function problemOf(response: Response): Promise<ApiError> {
  const wire: ProblemWire = isJson(response) ? await response.json().catch(() => ({})) : {};
  const errors = wire.errors ?? [];
  const fields = errors.map(({ field, message }) => ({ field, message: fromServer(message) }));
  const detail = wire.detail ?? wire.title ?? "";
  // the detail of a single mistake is its field and its message
  const [only] = errors.length === 1 ? errors : [];
  const said =
    only && detail === `${only.field} ${only.message}`
      ? `${only.field} ${fromServer(only.message)}`
      : fromServer(detail);
  return new ApiError(
    response.status,
    said || t.api.theServerAnsweredWithHttp(response.status),
    fields,
    retryAfter(response),
  );
}

function retryAfter(response: Response): number | null {
  const seconds = Number.parseInt(response.headers.get("retry-after") ?? "", 10);
  return Number.isFinite(seconds) ? Math.max(1, seconds) : null;
}
