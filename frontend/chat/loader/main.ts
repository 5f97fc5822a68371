import { readOptions } from "./options.ts";
import { type Promobot, startChat } from "./start.ts";

declare global {
  interface Window {
    promobot?: Promobot;
  }
}

// One chat, however often the tag appears or is run again.
if (!window.promobot?.destroy) {
  const options = readOptions(document.currentScript ?? document.querySelector('script[src*="/chat.js"]'));
  if (options) {
    window.promobot = startChat(options);
    dispatchEvent(new Event("promobot:ready"));
  }
}
