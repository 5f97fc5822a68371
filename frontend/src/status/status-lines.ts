import type { Status } from "../api/status.ts";

export type Tag = "real" | "simulated" | "on" | "off" | "fine" | "waiting";

export interface StatusLine {
  name: string;
  text: string;
  tag: Tag;
}

/** The server's state in the owner's words, one line per thing that runs. */
export function statusLines(status: Status, timeOf: (instant: Date) => string): StatusLine[] {
  return [messenger(status), sending(status, timeOf), database(status), simulator(status)];
}

function messenger({ messenger, pageId }: Status): StatusLine {
  return messenger === "real"
    ? { name: "Messenger", text: `Facebook page ${pageId}`, tag: "real" }
    : { name: "Messenger", text: `Demo page ${pageId}; nothing reaches Facebook`, tag: "simulated" };
}

function sending({ pause, breaker }: Status, timeOf: (instant: Date) => string): StatusLine {
  const name = "Sending";
  if (pause) {
    const reason = pause.reason ? `: ${pause.reason}` : "";
    return { name, text: `Paused until ${timeOf(pause.until)}${reason}`, tag: "waiting" };
  }
  switch (breaker) {
    case "closed":
      return { name, text: "Messages go out as they come", tag: "fine" };
    case "half_open":
      return { name, text: "Messenger was down; trying again with one message", tag: "waiting" };
    case "open":
      return { name, text: "Messenger does not answer. Messages wait here; none is lost", tag: "waiting" };
  }
}

function database({ database }: Status): StatusLine {
  return database === "embedded"
    ? { name: "Database", text: "PostgreSQL, built in", tag: "real" }
    : { name: "Database", text: "Your PostgreSQL server", tag: "real" };
}

function simulator({ simulator }: Status): StatusLine {
  return simulator
    ? { name: "Simulator", text: "Plays Facebook, the mailbox and the customers", tag: "on" }
    : { name: "Simulator", text: "Not in use", tag: "off" };
}
