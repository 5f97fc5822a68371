import { afterEach, expect, test, vi } from "vitest";
import { createApi } from "./api.ts";

afterEach(() => vi.unstubAllGlobals());

/** A server that answers with these; what it was sent. */
function server(...statuses: number[]): Record<string, unknown>[] {
  const sent: Record<string, unknown>[] = [];
  vi.stubGlobal("fetch", async (_: string, how: RequestInit) => {
    sent.push(JSON.parse(String(how.body)));
    return new Response(null, { status: statuses[sent.length - 1] ?? 500 });
  });
  return sent;
}

const tap = { id: "1", type: "tap" as const, payload: "YES" };
const send = () => createApi("/", "en").send("token", [tap]);

test("what a server refuses that does not know time zones yet is sent once without", async () => {
  const sent = server(400, 202);

  expect(await send()).toEqual({ kind: "done" });
  expect(sent).toEqual([{ events: [tap], time_zone: expect.any(String) }, { events: [tap] }]);
});

test("what is refused without a time zone as well is not sent again", async () => {
  const sent = server(400, 400);

  expect(await send()).toEqual({ kind: "refused" });
  expect(sent).toHaveLength(2);
});

test.each([202, 401, 503])("an answer of %i is taken as it is", async (status) => {
  const sent = server(status);

  await send();

  expect(sent).toHaveLength(1);
});
