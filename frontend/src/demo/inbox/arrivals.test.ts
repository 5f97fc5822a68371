import { expect, test } from "vitest";
import { inboxFromWire } from "../../api/inbox.ts";
import { aMail, aPost } from "./an-arrival.ts";
import { firstWords, indented, pieces, readable, rooms, seenNow, unread } from "./arrivals.ts";

test("the line's words become ours, whatever is left out", () => {
  const { mails, posts } = inboxFromWire({
    mails: [
      {
        id: "1",
        to: "ana@example.org",
        from: "shop@example.org",
        reply_to: null,
        subject: "Hi",
        text: "Hi",
        html: "",
        at: "2025-11-21T14:00:00Z",
      },
    ],
    messages: [{ id: "2", kind: "slack", room: "sales", text: "Hi", at: "2025-11-21T14:00:00Z" }],
  });
  expect(mails[0]).toEqual(aMail("1", { subject: "Hi", text: "Hi", html: "" }));
  expect(posts[0]).toEqual(aPost("2", { text: "Hi" }));
});

test("what was there before anybody looked is not news, and what is looked at is read", () => {
  const seen = seenNow({ mails: null, posts: null }, { mails: [aMail("3")], posts: [] }, null);
  expect(seen).toEqual({ mails: 3, posts: 0 });

  const more = { mails: [aMail("5"), aMail("3")], posts: [aPost("4")] };
  expect(seenNow(seen, more, null)).toEqual(seen);
  expect(unread(more.mails, seen.mails)).toBe(1);
  expect(unread(more.posts, seen.posts)).toBe(1);
  expect(seenNow(seen, more, "mails")).toEqual({ mails: 5, posts: 0 });
});

test("a simulator that was restarted counts from one again, and its mail is new", () => {
  const anew = { mails: [aMail("1")], posts: [] };
  expect(unread(anew.mails, 40)).toBe(1);
  expect(seenNow({ mails: 40, posts: 0 }, anew, null).mails).toBe(0);
  expect(seenNow({ mails: 40, posts: 0 }, { mails: [], posts: [] }, null).mails).toBe(40);
});

test("rooms keep their posts in order of time, the room with the latest word first", () => {
  const posts = [
    aPost("5", { room: "sales", text: "b" }),
    aPost("4", { room: "sales", kind: "discord" }),
    aPost("3", { room: "sales", text: "a" }),
  ];
  const found = rooms(posts).map(({ kind, posts: said }) => [kind, ...said.map(({ id }) => id)]);
  expect(found).toEqual([
    ["slack", "3", "5"],
    ["discord", "4"],
  ]);
});

test("rooms show what people read there", () => {
  expect(readable(aPost("1", { text: "Q&amp;A: 1 &lt; 2 &amp;lt;" }))).toBe("Q&A: 1 < 2 &lt;");
  expect(readable(aPost("1", { kind: "discord", text: "a\\_b \\*c\\* C:\\dir" }))).toBe("a_b *c* C:\\dir");
  expect(readable(aPost("1", { kind: "webhook", text: '{"a":1}' }))).toBe('{\n  "a": 1\n}');
  expect(indented("not JSON")).toBe("not JSON");
});

test("addresses are links, and the words around them stay", () => {
  expect(pieces("See http://shop.example/requests?q=1\nor ask")).toEqual([
    { text: "See ", link: false },
    { text: "http://shop.example/requests?q=1", link: true },
    { text: "\nor ask", link: false },
  ]);
  expect(pieces("javascript:alert(1)")).toEqual([{ text: "javascript:alert(1)", link: false }]);
});

test("a letter's first words are one short line", () => {
  expect(firstWords("Hi Ana,\n\nwelcome")).toBe("Hi Ana, welcome");
  expect(firstWords("a".repeat(200))).toHaveLength(91);
});
