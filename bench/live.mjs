// From a tap to the event that shows it: 1,000 taps a second on "Yes! Show me coupon" are the background load, and now and then somebody taps
// "No, thanks". How long after that post is sent does the stream of live figures count it? No packages: node live.mjs
import { createHmac } from "node:crypto";
import { Agent, request } from "node:http";

const url = new URL(process.env.URL ?? "http://127.0.0.1:8080/");
const token = process.env.API_TOKEN;
const secret = process.env.APP_SECRET ?? "test_app_secret";
const page = process.env.PAGE_ID ?? "104600000000001";
const perSecond = Number(process.env.RATE ?? 1000);
const people = Number(process.env.PEOPLE ?? 100_000);
const seconds = Number(process.env.SECONDS ?? 60);
const warmUp = Number(process.env.WARM_UP ?? 20);
if (!token) throw new Error("set API_TOKEN as promobot has it");

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const at = (path) => ({ agent, host: url.hostname, port: url.port || 80, path });
const run = Date.now();
let posts = 0;
const answers = new Map();

function tap(payload) {
  const now = Date.now();
  const psid = `90${String(Math.floor(Math.random() * people)).padStart(14, "0")}`;
  const body = JSON.stringify({
    object: "page",
    entry: [
      {
        id: page,
        time: now,
        messaging: [
          {
            sender: { id: psid },
            recipient: { id: page },
            timestamp: now,
            postback: { mid: `m_live_${run}_${posts++}`, title: "a button", payload },
          },
        ],
      },
    ],
  });
  const headers = {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
    "X-Hub-Signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
  };
  const post = request({ ...at("/webhooks/messenger"), method: "POST", headers }, (answer) => {
    answers.set(answer.statusCode, (answers.get(answer.statusCode) ?? 0) + 1);
    answer.resume();
  });
  post.on("error", (why) => answers.set(why.code, (answers.get(why.code) ?? 0) + 1));
  post.end(body);
}

const waiting = []; // when the taps on "No, thanks" left that are not shown yet
const took = [];
let shown;
let events = 0;

function figures(stats) {
  events++;
  const now = performance.now();
  const counted = stats.taps.NO_THANKS ?? 0;
  for (let n = shown ?? counted; n < counted && waiting.length > 0; n++) {
    took.push(now - waiting.shift());
  }
  shown = counted;
}

function watch() {
  return new Promise((open, fail) => {
    const headers = { Authorization: `Bearer ${token}`, Accept: "text/event-stream" };
    request({ ...at("/api/v1/live?campaign=welcome"), agent: false, headers }, (answer) => {
      if (answer.statusCode !== 200) fail(new Error(`the live figures answered ${answer.statusCode}`));
      let text = "";
      answer.setEncoding("utf8").on("data", (more) => {
        text += more;
        for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
          const data = text.slice(0, end).match(/^data: ?(.*)$/m)?.[1];
          text = text.slice(end + 2);
          if (data) figures(JSON.parse(data));
          open();
        }
      });
    })
      .on("error", fail)
      .end();
  });
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Posts what is due each few milliseconds, however late the timer is. */
async function noise(length) {
  const start = performance.now();
  let sent = 0;
  while (performance.now() - start < length) {
    for (const due = ((performance.now() - start) / 1000) * perSecond; sent < due; sent++) tap("SHOW_COUPON:welcome");
    await pause(2);
  }
  return sent;
}

async function probes(length) {
  const end = performance.now() + length;
  while (performance.now() < end) {
    await pause(30 + Math.random() * 100);
    waiting.push(performance.now());
    tap("NO_THANKS:welcome");
  }
}

await watch();
await noise(warmUp * 1000);
events = 0;
answers.clear();
const [sent] = await Promise.all([noise(seconds * 1000), probes(seconds * 1000)]);
await pause(2000);

took.sort((a, b) => a - b);
const at100 = (share) => took[Math.min(took.length - 1, Math.floor(took.length * share))].toFixed(0);
console.log(
  `${(sent / seconds).toFixed(0)} taps/s for ${seconds} s, answers ${JSON.stringify(Object.fromEntries(answers))}, ${(events / seconds).toFixed(1)} events/s`,
);
console.log(
  `tap -> live event: ${took.length} of ${took.length + waiting.length} seen, p50 ${at100(0.5)} ms, p95 ${at100(0.95)} ms, p99 ${at100(0.99)} ms, max ${at100(1)} ms`,
);
process.exit(waiting.length === 0 ? 0 : 1);
