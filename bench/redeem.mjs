// How long a redemption takes while people tap: RATE codes a second are redeemed, each once, beside INTAKE signed taps a second. New people
// reveal them first; for that it makes the welcome's coupon unique.  No packages:  API_TOKEN=… node redeem.mjs
import { createHmac, randomUUID } from "node:crypto";
import { Agent, request } from "node:http";

const url = new URL(process.env.URL ?? "http://127.0.0.1:8080/");
const token = process.env.API_TOKEN;
const secret = process.env.APP_SECRET ?? "test_app_secret";
const page = process.env.PAGE_ID ?? "104600000000001";
const perSecond = Number(process.env.RATE ?? 200);
const intake = Number(process.env.INTAKE ?? 500);
const seconds = Number(process.env.SECONDS ?? 30);
const warmUp = Number(process.env.WARM_UP ?? 10);
if (!token) throw new Error("set API_TOKEN as promobot has it");

// one visitor may have 64 requests in progress
const till = new Agent({ keepAlive: true, maxSockets: 60 });
const messenger = new Agent({ keepAlive: true, maxSockets: 64 });
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const run = Date.now();
let posts = 0;

function call(agent, method, path, text, headers) {
  return new Promise((done, fail) => {
    const options = { agent, host: url.hostname, port: url.port || 80, path, method };
    const asked = request({ ...options, headers: { ...headers, "content-length": Buffer.byteLength(text) } }, (answer) => {
      let all = "";
      answer.setEncoding("utf8").on("data", (more) => (all += more));
      answer.on("end", () => done({ status: answer.statusCode, body: all }));
    });
    asked.on("error", (why) => (asked.reusedSocket ? call(agent, method, path, text, headers).then(done, fail) : fail(why)));
    asked.end(text);
  });
}

const api = (method, path, body) =>
  call(till, method, `/api/v1${path}`, body ? JSON.stringify(body) : "", { authorization: `Bearer ${token}`, "content-type": "application/json" });

function tap(person, payload) {
  const now = Date.now();
  const postback = { mid: `m_redeem_${run}_${posts++}`, payload };
  const messaging = [{ sender: { id: `91${String((run % 1e6) * 1e6 + person).padStart(14, "0")}` }, recipient: { id: page }, timestamp: now, postback }];
  const text = JSON.stringify({ object: "page", entry: [{ id: page, time: now, messaging }] });
  return call(messenger, "POST", "/webhooks/messenger", text, { "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(text).digest("hex")}` });
}

async function inTurn(many, atOnce, work) {
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < many) await work(next++);
    }),
  );
}

/** New people reveal codes of their own. */
async function revealed(many) {
  const terms = { kind: "unique", value: { kind: "percent", amount: "10" } };
  const changed = await api("PUT", "/campaigns/welcome/coupon", terms);
  if (changed.status !== 200) throw new Error(changed.body);
  await inTurn(many, 40, (person) => tap(person, "start"));
  await inTurn(many, 40, (person) => tap(person, "REVEAL:welcome"));
  const codes = [];
  for (let cursor = ""; cursor !== null && codes.length < many; ) {
    const page = JSON.parse((await api("GET", `/coupons?limit=200&state=revealed&campaign=welcome${cursor && `&cursor=${cursor}`}`)).body);
    codes.push(...page.coupons.map((coupon) => coupon.code));
    cursor = page.next;
  }
  return codes;
}

/** Starts so many a second, whether or not the earlier ones have been answered. */
async function steadily(rate, length, work) {
  const begun = performance.now();
  const all = [];
  for (let i = 0; i < rate * length; i++) {
    const due = begun + (i * 1000) / rate;
    const early = due - performance.now();
    if (early > 1) await pause(early);
    all.push(work(i, due));
  }
  await Promise.all(all);
}

const needed = perSecond * (seconds + warmUp);
const codes = await revealed(needed);
if (codes.length < needed) throw new Error(`${needed} codes are needed, there are ${codes.length}`);

const answers = new Map();
const took = [];
const tapsTook = [];

async function redeem(i, due, counted) {
  const answer = await api("POST", "/redemptions", { code: codes[i], key: randomUUID(), amount: "23.50", till: "Bench" });
  answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1);
  if (counted) took.push(performance.now() - due);
}

const length = warmUp + seconds;
const taps = intake > 0 ? steadily(intake, length, (i, due) => tap(i % 100_000, "start").then(() => tapsTook.push(performance.now() - due))) : undefined;
await steadily(perSecond, length, (i, due) => redeem(i, due, i >= perSecond * warmUp));
await taps;

const p = (all, share) => all[Math.min(all.length - 1, Math.floor(all.length * share))]?.toFixed(1);
const spread = (all) => {
  all.sort((a, b) => a - b);
  return `p50 ${p(all, 0.5)} ms, p90 ${p(all, 0.9)} ms, p99 ${p(all, 0.99)} ms, p99.9 ${p(all, 0.999)} ms, longest ${p(all, 1)} ms`;
};
console.log(`${took.length} redemptions at ${perSecond}/s, answered`, Object.fromEntries(answers), spread(took));
if (taps) console.log(`${tapsTook.length} taps at ${intake}/s`, spread(tapsTook));
