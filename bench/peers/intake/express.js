// A plain webhook as a careful engineer writes one: signature over the raw bytes, then the work, then the 200.
import { createHmac, timingSafeEqual } from "node:crypto";
import express from "express";
import { keeper } from "./keep.js";
import { settings } from "./settings.js";

const keep = keeper();
const app = express();
app.disable("x-powered-by");
app.disable("etag");

function isSigned(body, header) {
  if (!header?.startsWith("sha256=")) return false;
  const given = Buffer.from(header.slice("sha256=".length), "hex");
  const expected = createHmac("sha256", settings.appSecret).update(body).digest();
  return given.length === expected.length && timingSafeEqual(given, expected);
}

app.get(settings.path, (request, response) => {
  if (request.query["hub.verify_token"] === settings.verifyToken) response.send(request.query["hub.challenge"]);
  else response.sendStatus(403);
});

app.post(settings.path, express.raw({ type: "application/json", limit: "1mb" }), async (request, response) => {
  if (!isSigned(request.body, request.get("x-hub-signature-256"))) return response.sendStatus(403);
  const { entry = [] } = JSON.parse(request.body);
  for (const { messaging = [] } of entry) {
    for (const event of messaging) {
      if (event.postback) await keep(event);
    }
  }
  response.type("text").send("EVENT_RECEIVED");
});

app.use((error, request, response, next) => {
  console.error(error.message);
  response.sendStatus(error.status ?? 503); // Meta posts it again
});

app.listen(settings.port, "127.0.0.1");
