// Opens crowds of misbehaving clients, one kind after the other, and reports how long Messenger's signed posts and the
// dashboard's requests take meanwhile:  API_TOKEN=… PASSWORD=… node crowd.mjs [http://127.0.0.1:8080] [kind …]
import { createHmac } from "node:crypto";
import { Agent, request } from "node:http";
import { connect } from "node:net";

const [base = "http://127.0.0.1:8080", ...wanted] = process.argv.slice(2);
const { hostname, port } = new URL(base);
const { API_TOKEN: token, PASSWORD: password, MESSENGER_APP_SECRET: secret = "test_app_secret" } = process.env;
const page = process.env.MESSENGER_PAGE_ID ?? "104600000000001";
const seconds = Number(process.env.SECONDS ?? 10);
const agent = new Agent({ keepAlive: true, maxSockets: 8 });
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
let crowd = [];

function ask(method, path, body = "", headers = {}) {
  const begun = performance.now();
  return new Promise((done) => {
    const asked = request({ hostname, port, method, path, agent, headers: { "content-length": Buffer.byteLength(body), ...headers } }, (answer) => {
      answer.resume();
      answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, ms: performance.now() - begun }));
      answer.on("error", () => done({ status: 0, headers: {}, ms: performance.now() - begun }));
    });
    asked.on("error", () => done({ status: 0, headers: {}, ms: performance.now() - begun }));
    asked.end(body);
  });
}

let number = Date.now();
function signedPost() {
  const body = JSON.stringify({
    object: "page",
    entry: [{ id: page, time: Date.now(), messaging: [{ sender: { id: `73${number % 5000}` }, recipient: { id: page }, timestamp: Date.now(),
      message: { mid: `m_crowd_${number++}`, text: "hello" } }] }],
  });
  const signature = "sha256=" + createHmac("sha256", secret).update(body).digest("hex");
  return ask("POST", "/webhooks/messenger", body, { "x-hub-signature-256": signature });
}

/** Sends the first part at once and then a byte now and then; reads nothing. */
function join(first, drip = "") {
  const socket = connect(Number(port), hostname, () => socket.write(first));
  socket.pause();
  socket.on("error", () => socket.destroy());
  if (drip) {
    const timer = setInterval(() => socket.write(drip), 500);
    socket.on("close", () => clearInterval(timer));
  }
  crowd.push(socket);
}

const head = (method, path, more = "") => `${method} ${path} HTTP/1.1\r\nHost: a\r\n${more}`;
const bearer = `Authorization: Bearer ${token}\r\n`;
const json = "Content-Type: application/json\r\n";
const signature = `X-Hub-Signature-256: sha256=${"0".repeat(64)}\r\n`;
const READ = ["/", "/health/live", "/health/ready", "/metrics", "/images/coupon.png", "/api/v1/openapi.yaml", "/api/v1/campaigns", "/api/v1/customers",
  "/api/v1/deliveries", "/api/v1/people.csv", "/api/v1/leads.csv", "/nothing"];
const WRITTEN = ["/webhooks/messenger", "/api/v1/session", "/api/v1/campaigns", "/api/v1/leads", "/api/v1/requests", "/api/v1/images", "/nothing"];
const each = (paths, count, one) => Array.from({ length: count }, (_, i) => one(paths[i % paths.length]));

const KINDS = {
  nobody: () => {},
  idle: () => each(["/health/live"], 2000, (path) => join(head("GET", path) + "\r\n")),
  heads: () => each(READ, 4000, (path) => join(head("GET", path) + "a:\r\n".repeat(90), "b")),
  bodies: () =>
    each(WRITTEN, 4000, (path) => join(head("POST", path, bearer + json + signature) + `Content-Length: 60000\r\n\r\n${" ".repeat(30_000)}`, " ")),
  strangers: () =>
    each(["/api/v1/session"], 4000, (path) => join(head("POST", path, json) + `Transfer-Encoding: chunked\r\n\r\nF00\r\n${" ".repeat(3840)}\r\n`)),
  webhooks: () =>
    each(["/webhooks/messenger"], 300, (path) => join(head("POST", path, signature) + `Content-Length: 1048576\r\n\r\n${" ".repeat(1_000_000)}`)),
  unread: () => each(READ, 4000, (path) => join((head("GET", path, bearer) + "\r\n").repeat(100))),
  streams: async () => {
    const cookies = [];
    for (let i = 0; i < 25; i++) {
      const signedIn = await ask("POST", "/api/v1/session", JSON.stringify({ password }), { "content-type": "application/json" });
      cookies.push(signedIn.headers["set-cookie"]?.[0].split(";")[0]);
    }
    each(cookies, 500, (cookie) => join(head("GET", "/api/v1/live", `Cookie: ${cookie}\r\n`) + "\r\n"));
  },
};

async function measure(what, one) {
  const until = Date.now() + seconds * 1000;
  const answers = [];
  while (Date.now() < until) {
    answers.push(await one());
    await sleep(5);
  }
  const times = answers.map((answer) => answer.ms).sort((a, b) => a - b);
  const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))].toFixed(0);
  const other = answers.filter((answer) => answer.status !== 200).map((answer) => answer.status);
  return `${what}: ${answers.length} answers, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms, not 200: ${other.length} ${[...new Set(other)]}`;
}

for (const [kind, enter] of Object.entries(KINDS)) {
  if (wanted.length > 0 && !wanted.includes(kind)) continue;
  await enter();
  const both = await Promise.all([
    measure("webhooks", signedPost),
    measure("questions", () => ask("GET", "/api/v1/campaigns", "", { authorization: `Bearer ${token}` })),
  ]);
  console.log(`${kind} (${crowd.length} connections)\n  ${both.join("\n  ")}`);
  crowd.forEach((socket) => socket.destroy());
  crowd = [];
  await sleep(2000);
}
agent.destroy();
