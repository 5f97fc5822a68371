import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  ApiError,
  del,
  exchange,
  get,
  listen,
  NoConnection,
  post,
  upload,
  withOrigin,
  withQuery,
} from "./client.ts";

const heard = { reached: vi.fn(), unreachable: vi.fn(), signedOut: vi.fn() };

beforeEach(() => {
  vi.resetAllMocks();
  listen(heard);
});
afterEach(() => vi.unstubAllGlobals());

const answering = (response: Response) => vi.stubGlobal("fetch", async () => response);
const json = { "content-type": "application/json" };
const problem = { "content-type": "application/problem+json" };

const failure = (attempt: Promise<unknown>) => attempt.catch((problem: unknown) => problem);

test("a page of HTML is not taken for data", async () => {
  answering(new Response("<html>", { headers: { "content-type": "text/html" } }));

  expect(await failure(get("/api/v1/status"))).toBeInstanceOf(ApiError);
});

test("a problem keeps its status, its sentence, its fields and how long to wait", async () => {
  const fields = [{ field: "name", message: "must not be empty" }];
  const body = JSON.stringify({ title: "Bad input", detail: "The name is missing", errors: fields });
  answering(new Response(body, { status: 400, headers: { ...problem, "retry-after": "7" } }));

  expect(await failure(post("/api/v1/campaigns", { name: "" }))).toMatchObject({
    status: 400,
    message: "The name is missing",
    fields,
    retryAfterSeconds: 7,
  });
});

test("a yes without words is a yes", async () => {
  answering(new Response(null, { status: 204 }));

  await expect(del("/api/v1/session")).resolves.toBeUndefined();
  expect(heard.reached).toHaveBeenCalledOnce();
});

test("silence counts as no connection, and so does a gateway's page", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed")));
  expect(await failure(get("/api/v1/status"))).toBeInstanceOf(NoConnection);

  answering(new Response("<h1>Bad Gateway</h1>", { status: 502 }));
  expect(await failure(get("/api/v1/status"))).toBeInstanceOf(NoConnection);
  expect(heard.unreachable).toHaveBeenCalledTimes(2);
});

test("a 401 anywhere ends the session, but not at the door", async () => {
  answering(new Response("{}", { status: 401, headers: problem }));
  await failure(post("/api/v1/session", { password: "guess" }));
  expect(heard.signedOut).not.toHaveBeenCalled();

  answering(new Response("{}", { status: 401, headers: problem }));
  await failure(get("/api/v1/campaigns"));
  expect(heard.signedOut).toHaveBeenCalledOnce();
});

test("a file goes out as its bytes", async () => {
  const fetched = vi.fn(async () => new Response("{}", { headers: json }));
  vi.stubGlobal("fetch", fetched);
  const file = new Blob(["png"]);

  await upload("/api/v1/images", file);

  const [, init] = fetched.mock.calls[0] as unknown as [string, RequestInit];
  expect(init.body).toBe(file);
  expect(new Headers(init.headers).get("content-type")).toBe("application/octet-stream");
});

test("what was not chosen is not asked for", () => {
  expect(withQuery("/x", { q: "", origin: null, limit: undefined })).toBe("/x");
  expect(withQuery("/x", { q: "a&b", limit: 50 })).toBe("/x?q=a%26b&limit=50");
});

test("an empty origin is asked for, none is not", () => {
  expect(withOrigin("/a", { q: "", origin: "" })).toBe("/a?origin=");
  expect(withOrigin("/a", { q: "b", origin: "" })).toBe("/a?q=b&origin=");
  expect(withOrigin("/a", { q: "b", origin: "c d" })).toBe("/a?q=b&origin=c+d");
  expect(withOrigin("/a", { q: "", origin: null })).toBe("/a");
});

test("a bot's call carries no type of its own, and a refusal is an answer", async () => {
  const asked: RequestInit[] = [];
  vi.stubGlobal("fetch", async (_: string, request: RequestInit) => {
    asked.push(request);
    return new Response("{}", { status: 400, headers: problem });
  });

  expect((await exchange("/umishop_api/user", new Blob(["{"]))).status).toBe(400);
  expect(new Request("http://localhost/", asked[0]).headers.has("content-type")).toBe(false);
});
