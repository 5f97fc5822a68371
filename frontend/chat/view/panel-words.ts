/** The panel's own labels. `{}` is the shop's name or a number of seconds. Other languages come from `words/`. */
export const ENGLISH = {
  chat: "Chat with {}",
  messages: "Messages",
  hello: "Hi! How can we help you?",
  start: "Start chat",
  write: "Message",
  send: "Send",
  close: "Close chat",
  menu: "Options",
  language: "Language",
  stop: "Stop offers",
  forget: "Forget me",
  ask: "Erase this chat and everything {} knows about you from it? This cannot be undone.",
  erase: "Erase",
  cancel: "Cancel",
  erased: "Everything about this chat has been erased.",
  failed: "That did not work. Please try again.",
  offline: "No connection. Your messages will be sent as soon as you are back online.",
  busy: "It’s busy right now. Your message will be sent in {} s.",
  waiting: "Waiting to be sent",
  delivered: "Delivered",
  seen: "Seen",
  unsent: "Not sent",
  retry: "Try again",
  you: "You",
  typing: "{} is typing",
  person: "{} · a person replied",
  image: "Image",
  newest: "New messages",
  privacy: "Privacy",
};

export type Words = Record<keyof typeof ENGLISH, string>;

/** Falls back to English for labels a language lacks. */
export function wordsFor(shop: string, own: Record<string, string>): Words {
  const words: Words = { ...ENGLISH, ...own };
  for (const name of ["chat", "ask", "typing", "person"] as const)
    words[name] = words[name].replace("{}", () => shop);
  return words;
}
