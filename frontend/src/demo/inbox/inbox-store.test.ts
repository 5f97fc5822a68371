// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { afterEach, expect, test, vi } from "vitest";
import type { Inbox } from "../../api/inbox.ts";
import type { StreamListener } from "../../api/stream.ts";
import { aMail, aPost } from "./an-arrival.ts";
import type { Seen } from "./arrivals.ts";
import { createInboxStore, sideOf } from "./inbox-store.ts";

afterEach(() => void vi.restoreAllMocks());

function inbox(seen = signal<Seen>({ mails: null, posts: null })) {
  const lines = new Set<StreamListener<Inbox>>();
  const store = createInboxStore(
    "phone",
    (listener) => {
      lines.add(listener);
      return () => void lines.delete(listener);
    },
    seen,
  );
  const stop = store.follow();
  const news = (next: Inbox) => {
    for (const line of lines) line.news(next);
  };
  return { store, news, stop, lines, seen };
}

test("what comes while the phone is in front is counted, and looking at it is reading it", () => {
  const { store, news, stop } = inbox();
  news({ mails: [], posts: [] });
  news({ mails: [aMail("1")], posts: [aPost("2")] });
  expect(store.unread.value).toEqual({ mailbox: 1, rooms: 1 });

  store.turn("mailbox");
  news({ mails: [aMail("3"), aMail("1")], posts: [aPost("2")] });
  expect(store.unread.value).toEqual({ mailbox: 0, rooms: 1 });
  stop();
});

test("what came while another page was open is news", () => {
  const seen = signal<Seen>({ mails: null, posts: null });
  const first = inbox(seen);
  first.news({ mails: [aMail("1")], posts: [] });
  first.stop();

  const second = inbox(seen);
  second.news({ mails: [aMail("2"), aMail("1")], posts: [] });
  expect(second.store.unread.value.mailbox).toBe(1);
  second.stop();
});

test("an opened e-mail stays open while others come, and is closed with its side", () => {
  const { store, news, stop } = inbox();
  news({ mails: [aMail("1")], posts: [] });
  store.turn("mailbox");
  store.open("1");
  news({ mails: [aMail("2"), aMail("1")], posts: [] });
  expect(store.letter.value?.id).toBe("1");

  store.turn("phone");
  store.turn("mailbox");
  expect(store.letter.value).toBeNull();
  stop();
});

test("a tab that nobody looks at keeps no line", () => {
  const { lines, stop } = inbox();
  const hidden = vi.spyOn(document, "hidden", "get");
  const turn = (away: boolean) => {
    hidden.mockReturnValue(away);
    document.dispatchEvent(new Event("visibilitychange"));
  };
  expect(lines.size).toBe(1);
  turn(true);
  expect(lines.size).toBe(0);
  turn(false);
  expect(lines.size).toBe(1);
  stop();
  expect(lines.size).toBe(0);
});

test("a link can lead to a side", () => {
  expect(sideOf(new URLSearchParams("side=mailbox"))).toBe("mailbox");
  expect(sideOf(new URLSearchParams("side=elsewhere"))).toBe("phone");
});
