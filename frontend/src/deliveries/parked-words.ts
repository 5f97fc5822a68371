const KINDS: Record<string, string> = {
  STARTED: "Opened the chat",
  RETURNED: "Came back through a link",
  TAPPED: "Tapped a button",
  SAID: "Wrote something",
  REACTED: "Reacted to a message",
  DELIVERED: "A message was delivered",
  READ: "Read a message",
  ECHO: "Copy of a message from your page",
  UNKNOWN: "Unknown event",
};

/** What the event was about. */
export function eventWord(kind: string): string {
  const word = kind.toLowerCase().replaceAll("_", " ");
  return KINDS[kind] ?? word.charAt(0).toUpperCase() + word.slice(1);
}

/** The event's JSON so that one can read it; what would be changed by that stays as it came. */
export function readable(raw: string): string {
  try {
    const event: unknown = JSON.parse(raw);
    return JSON.stringify(event) === raw ? JSON.stringify(event, null, 2) : raw;
  } catch {
    return raw;
  }
}
