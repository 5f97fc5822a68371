// Botkit as its Facebook adapter's README sets it up. It answers 200 when its handlers have ended; SHA-1 signature.
// Where a handler fails, or a post is not signed, it rejects a promise of its own, which ends the process.
import facebook from "botbuilder-adapter-facebook";
import botkit from "botkit";
import { keeper } from "./keep.js";
import { settings } from "./settings.js";

const keep = keeper();
const adapter = new facebook.FacebookAdapter({
  verify_token: settings.verifyToken,
  access_token: "t",
  app_secret: settings.appSecret,
});
adapter.use(new facebook.FacebookEventTypeMiddleware());

process.env.PORT = String(settings.port); // Botkit listens there by itself
const controller = new botkit.Botkit({ webhook_uri: settings.path, adapter });
controller.on("facebook_postback", (bot, message) => keep(message.incoming_message.channelData));
