// Bottender with its own Express server and session store; SHA-1 signature.
// `sync` lets it answer after its handler, but with 200 even where the handler failed.
import server from "@bottender/express";
import bottender from "bottender";
import { keeper } from "./keep.js";
import { settings } from "./settings.js";

const keep = keeper();
const bot = new bottender.MessengerBot({
  accessToken: "t",
  appSecret: settings.appSecret,
  verifyToken: settings.verifyToken,
  sync: settings.keep !== "nothing",
});

bot.onEvent(async (context) => {
  if (context.event.isPostback) await keep(context.event.rawEvent);
});

server.createServer(bot, { path: settings.path }).listen(settings.port, "127.0.0.1");
