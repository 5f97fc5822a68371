import type { Mail, Post } from "../../api/inbox.ts";

/** For tests: the welcome e-mail of Ana. */
export function aMail(id: string, rest: Partial<Mail> = {}): Mail {
  return {
    id,
    to: "ana@example.org",
    from: "shop@example.org",
    replyTo: "",
    subject: "Welcome, Ana",
    text: "Hi Ana",
    html: "<p>Hi Ana</p>",
    at: new Date("2025-11-21T14:00:00Z"),
    ...rest,
  };
}

/** For tests: a question told on Slack. */
export function aPost(id: string, rest: Partial<Post> = {}): Post {
  return {
    id,
    kind: "slack",
    room: "sales",
    text: "Do you ship to Porto?",
    headers: {},
    at: new Date("2025-11-21T14:00:00Z"),
    ...rest,
  };
}
