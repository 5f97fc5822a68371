// Visitors of a website who all watch their chat at once: what they cost in memory, how long a tap takes to its answer on the stream,
// and how long a campaign takes to all screens. No packages:  API_TOKEN=… PID=<promobot's> node chat.mjs
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";

const { hostname, port } = new URL(process.env.URL ?? "http://127.0.0.1:8080/");
const { API_TOKEN: token, PID: pid } = process.env;
const visitors = Number(process.env.VISITORS ?? 5000);
const perSecond = Number(process.env.RATE ?? 500);
const seconds = Number(process.env.SECONDS ?? 30);
const warmUp = Number(process.env.WARM_UP ?? 30);
const PER_ADDRESS = 20; // so that they are not held for one busy household

if (!token || !pid) throw new Error("set API_TOKEN as promobot has it, and PID to its process");

const agents = new Map();
const people = [];
const tapsWaiting = new Map();
const took = [];
const kept = [];
const answers = new Map();
let heard = 0;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const address = (n) => `127.1.${Math.floor(n / PER_ADDRESS / 250)}.${1 + (Math.floor(n / PER_ADDRESS) % 250)}`;

/** Each household keeps a few connections open, as browsers do. */
function agent(localAddress) {
  if (!agents.has(localAddress)) agents.set(localAddress, new Agent({ keepAlive: true, maxSockets: 2, localAddress }));
  return agents.get(localAddress);
}

function call(method, path, { body, bearer = token, from = "127.0.0.1" } = {}) {
  const text = body ? JSON.stringify(body) : "";
  const headers = { Authorization: `Bearer ${bearer}`, "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text) };
  return new Promise((done, fail) => {
    const asked = request({ hostname, port, method, path, headers, agent: agent(from) }, (answer) => {
      let all = "";
      answer.setEncoding("utf8").on("data", (more) => (all += more));
      answer.on("end", () => {
        answers.set(answer.statusCode, (answers.get(answer.statusCode) ?? 0) + 1);
        done({ status: answer.statusCode, wait: Number(answer.headers["retry-after"] ?? 0), body: all });
      });
    });
    // as browsers do when the server has just closed a connection that was idle
    asked.on("error", (why) => (asked.reusedSocket ? call(method, path, { body, bearer, from }).then(done, fail) : fail(why)));
    asked.end(text);
  });
}

async function visitor(n) {
  for (;;) {
    const made = await call("POST", "/api/v1/chat/visitors", { body: { origin: "bench" }, bearer: "", from: address(n) });
    if (made.status === 201) return { n, from: address(n), token: JSON.parse(made.body).token, buttons: [] };
    if (made.status !== 429) throw new Error(`a visitor was refused: ${made.status} ${made.body}`);
    await pause(1000 * made.wait);
  }
}

const act = (person, event) =>
  call("POST", "/api/v1/chat/events", {
    body: { events: [{ id: crypto.randomUUID(), ...event }] },
    bearer: person.token,
    from: person.from,
  });

function hear(person, message) {
  if (message.from !== "shop") return;
  heard++;
  if (message.buttons?.length) person.buttons = message.buttons.filter((button) => button.payload);
  const since = tapsWaiting.get(person);
  if (since) {
    took.push(performance.now() - since);
    tapsWaiting.delete(person);
  }
}

/** Opens this visitor's stream; completes with the first line of it. */
function watch(person) {
  const headers = { Authorization: `Bearer ${person.token}`, Accept: "text/event-stream" };
  return new Promise((open, fail) => {
    request({ hostname, port, path: "/api/v1/chat/stream", headers, agent: false, localAddress: person.from }, (answer) => {
      if (answer.statusCode !== 200) fail(new Error(`a stream was refused: ${answer.statusCode}`));
      let text = "";
      answer.setEncoding("utf8").on("data", (more) => {
        open();
        text += more;
        for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
          const [, data] = text.slice(0, end).match(/^event: message\n[^]*^data: (.*)$/m) ?? [];
          text = text.slice(end + 2);
          if (data) hear(person, JSON.parse(data));
        }
      });
      answer.on("end", () => fail(new Error("a stream ended")));
    })
      .on("error", fail)
      .end();
  });
}

/** Runs this for all, so many at once. */
async function each(list, atOnce, one) {
  const rest = list.values();
  await Promise.all(Array.from({ length: atOnce }, async () => { for (const item of rest) await one(item); }));
}

/** Memory of promobot alone, in MB: its database is not part of what a connection costs it. */
const memory = () => Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)[1]) / 1024;

async function until(done, limit, what) {
  for (const end = performance.now() + limit; !done(); await pause(5)) {
    if (performance.now() > end) throw new Error(`${what} took over ${limit / 1000} s`);
  }
}

/** Taps by people who do not wait for an answer yet, at this rate whatever the server does. */
async function taps(length) {
  const begun = performance.now();
  let next = 0;
  for (let sent = 0; performance.now() - begun < length; await pause(2)) {
    for (const due = ((performance.now() - begun) / 1000) * perSecond; sent < due; sent++) {
      const person = people[next++ % people.length];
      if (tapsWaiting.has(person) || person.buttons.length === 0) continue;
      const begun = performance.now();
      tapsWaiting.set(person, begun);
      const button = person.buttons[0];
      act(person, { type: "tap", payload: button.payload, text: button.title }).then(
        () => kept.push(performance.now() - begun),
        (why) => answers.set(why.code, 1),
      );
    }
  }
}

function percentiles(times) {
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(0);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`;
}

const idle = memory();
await each(Array.from({ length: visitors }, (_, n) => n), 100, async (n) => people.push(await visitor(n)));
await each(people, 32, (person) => act(person, { type: "start" }));
await each(people, 32, watch);
await until(() => people.every((person) => person.buttons.length > 0), 60_000, "the greeting");
await pause(5000);
console.log(`${visitors} visitors connected: ${idle.toFixed(0)} MB -> ${memory().toFixed(0)} MB`);

await taps(warmUp * 1000);
took.length = kept.length = 0;
answers.clear();
await taps(seconds * 1000);
await until(() => tapsWaiting.size === 0, 30_000, "the last answers");
console.log(`${(took.length / seconds).toFixed(0)} taps/s for ${seconds} s, answers ${JSON.stringify(Object.fromEntries(answers))}`);
console.log(`tap -> kept (202): ${percentiles(kept)}`);
console.log(`tap -> answer on the stream: ${percentiles(took)}; ${memory().toFixed(0)} MB`);

const made = await call("POST", "/api/v1/campaigns", { body: { name: `Bench ${Date.now()}` } });
const { id } = JSON.parse(made.body);
await call("PATCH", `/api/v1/campaigns/${id}`, { body: { copy: { offer: `${Date.now()} off` } } });
heard = 0;
const begun = performance.now();
const sent = await call("POST", `/api/v1/campaigns/${id}/send`);
if (sent.status >= 300) throw new Error(`the campaign was refused: ${sent.status} ${sent.body}`);
await until(() => heard >= visitors, 120_000, "the campaign");
console.log(`a campaign on all ${visitors} screens after ${((performance.now() - begun) / 1000).toFixed(2)} s`);
process.exit(0);
