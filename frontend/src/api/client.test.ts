import { afterEach, expect, test, vi } from "vitest";
import { ApiError, read, send } from "./client.ts";

afterEach(() => vi.unstubAllGlobals());

const answering = (response: Response) => vi.stubGlobal("fetch", async () => response);

const failure = (attempt: Promise<unknown>) => attempt.catch((problem: unknown) => problem);

test("a page of HTML is not taken for data", async () => {
  answering(new Response("<html>", { headers: { "content-type": "text/html" } }));

  expect(await failure(read("/api/v1/status"))).toBeInstanceOf(ApiError);
});

test("a problem keeps its status, its reason and how long to wait", async () => {
  const headers = { "content-type": "application/problem+json", "retry-after": "7" };
  answering(new Response('{"title":"Too many tries"}', { status: 429, headers }));

  expect(await failure(send("POST", "/api/v1/session", { password: "guess" }))).toMatchObject({
    status: 429,
    retryAfterSeconds: 7,
    message: "Too many tries",
  });
});

test("a yes without words is a yes", async () => {
  answering(new Response(null, { status: 204 }));

  await expect(send("DELETE", "/api/v1/session")).resolves.toBeUndefined();
});
