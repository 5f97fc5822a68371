import { performance } from "node:perf_hooks";
import { Agent } from "undici";

const messages = Number(process.env.MESSAGES ?? 100_000);
const concurrency = Number(process.env.CONCURRENCY ?? 128);
const url = new URL(process.env.MOCK_URL ?? "http://127.0.0.1:18330/v21.0/me/messages");

/** What every drain is told. */
export const work = { messages, concurrency, databaseUrl: process.env.DATABASE_URL };

/** The message with this number, as Meta's Send API takes it. */
export function message(number) {
  const psid = `90${String(number).padStart(14, "0")}`;
  return { recipient: { id: psid }, messaging_type: "RESPONSE", message: { text: "Here is your coupon: 20 % off" } };
}

const api = new Agent({ connections: concurrency, pipelining: 1 });
const took = new Float64Array(messages * 2);
let sent = 0;
let begun;

/** One HTTP POST over a kept connection; anything but 200 is a failure that the queue has to repeat. */
export async function send(payload) {
  const start = performance.now();
  begun ??= start;
  const { statusCode, body } = await api.request({
    origin: url.origin,
    path: url.pathname,
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer t" },
    body: JSON.stringify(payload),
  });
  const answer = await body.json();
  if (statusCode !== 200) throw new Error(`answered ${statusCode}`);
  took[sent++] = performance.now() - start;
  return answer.message_id;
}

/** Resolves once `waiting` says that no row waits any more, asked again every 20 ms after the last message went out. */
export async function drained(waiting) {
  while (sent < messages || (await waiting()) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  report(performance.now());
}

function report(end) {
  const sorted = took.subarray(0, sent).sort();
  const at = (part) => Number(sorted[Math.floor((sent - 1) * part)].toFixed(2));
  const figures = {
    perSecond: Math.round((messages / (end - begun)) * 1000),
    sent,
    p50: at(0.5),
    p99: at(0.99),
    rss: Math.round(process.resourceUsage().maxRSS / 1024),
    ready: Math.round(begun), // since the process began
  };
  console.log(JSON.stringify(figures));
}
