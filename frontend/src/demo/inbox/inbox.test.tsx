// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { type ComponentChild, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Inbox } from "../../api/inbox.ts";
import type { StreamListener } from "../../api/stream.ts";
import { aMail, aPost } from "./an-arrival.ts";
import type { Seen } from "./arrivals.ts";
import { createInboxStore } from "./inbox-store.ts";
import { MailBody } from "./MailBody.tsx";
import { Mailbox } from "./Mailbox.tsx";
import { Rooms } from "./Rooms.tsx";

let root: HTMLElement;
beforeEach(() => {
  vi.stubGlobal("fetch", () => new Promise(() => {}));
  root = document.createElement("div");
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
  vi.unstubAllGlobals();
});

const show = (what: ComponentChild) => act(() => render(what, root));
const press = (words: string) =>
  act(() =>
    [...root.querySelectorAll("button")]
      .find((one) => (one.getAttribute("aria-label") ?? one.textContent)?.includes(words))
      ?.click(),
  );

function filled(there: Inbox) {
  let line: StreamListener<Inbox> | undefined;
  const watch = (listener: StreamListener<Inbox>) => {
    line = listener;
    return () => {};
  };
  const store = createInboxStore("phone", watch, signal<Seen>({ mails: null, posts: null }));
  const stop = store.follow();
  line?.news(there);
  stop();
  return store;
}

test("a letter's HTML becomes words and paragraphs, and nothing of it runs or is fetched", async () => {
  const html = `<html><head><title>T</title><style>p{}</style></head><body style="x" onload="a()"><div style="y">
    <p onclick="a()">Hi <b>Ana</b> &lt;3<br>there</p><script>alert(1)</script><svg><text>drawn</text></svg>
    <img src="https://evil.example/pixel.gif" alt="Our shop"><a href="javascript:alert(1)">bad</a>
    <a href="https://shop.example">good</a><form action="/x"><input name="y">in a form</form></div></body></html>`;
  await show(<MailBody html={html} />);

  expect(root.querySelectorAll("script, style, iframe, img, form, input, [style], [onclick]")).toHaveLength(
    0,
  );
  expect([...root.querySelectorAll("a")].map((link) => link.href)).toEqual(["https://shop.example/"]);
  expect(root.querySelector("p")?.innerHTML).toBe("Hi <strong>Ana</strong> &lt;3<br>there");
  expect(root.textContent).toContain("Our shop");
  expect(root.textContent).toContain("in a form");
  expect(root.textContent).not.toContain("alert");
  expect(root.textContent).not.toContain("drawn");
});

test("HTML nested without end is shown as text from some depth on", async () => {
  await show(<MailBody html={`${"<div>".repeat(300)}deep`} />);
  expect(root.textContent).toBe("deep");
});

test("an empty mailbox says what brings an e-mail, and leads there", async () => {
  const store = filled({ mails: [], posts: [] });
  await show(<Mailbox inbox={store} />);
  expect(root.textContent).toContain("Register someone: the welcome e-mail arrives after a minute.");

  await press("Register someone");
  expect(store.side.value).toBe("bot");
});

test("an e-mail opens to be read, as a letter or as its text, and closes again", async () => {
  const store = filled({
    mails: [aMail("1", { subject: "<b>Hi</b>", html: "<p>As a letter</p>", text: "As text" })],
    posts: [],
  });
  await show(<Mailbox inbox={store} />);
  await press("To ana@example.org");
  expect(root.querySelector("h2")?.textContent).toBe("<b>Hi</b>");
  expect(root.textContent).toContain("As a letter");

  await press("Show plain text");
  expect(root.textContent).toContain("As text");
  await press("Back to the mailbox");
  expect(root.querySelectorAll("li")).toHaveLength(1);
});

test("Slack, Discord and webhooks are rooms with what was said, and an empty one says what to do", async () => {
  const store = filled({
    mails: [],
    posts: [
      aPost("3", { text: "1 &lt; 2\nhttp://shop.example/requests" }),
      aPost("2", { kind: "discord", room: "help", text: "<img src=x>" }),
      aPost("1", {
        kind: "webhook",
        room: "crm",
        text: '{"topic":"Sales"}',
        headers: { "X-Promobot-Id": "7" },
      }),
    ],
  });
  await show(<Rooms inbox={store} />);
  expect([...root.querySelectorAll("h2")].map((title) => title.textContent)).toEqual([
    "# salesSlack",
    "# helpDiscord",
    "# crmWebhook",
  ]);
  expect(root.querySelector("img")).toBeNull();
  expect(root.querySelector("a")?.href).toBe("http://shop.example/requests");
  expect(root.querySelector("pre")?.textContent).toContain('"topic": "Sales"');
  expect(root.querySelector("details")?.textContent).toContain("X-Promobot-Id");

  await show(<Rooms key="empty" inbox={filled({ mails: [], posts: [] })} />);
  expect(root.textContent).toContain("Ask about Sales");
});
