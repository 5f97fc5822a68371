import { expect, test } from "vitest";
import { createConversation } from "./conversation.ts";
import { byId, type Message } from "./wire.ts";

const AT = "2026-11-29T12:00:00Z";
const shop = (id: string, text = `shop ${id}`): Message => ({ id, at: AT, from: "shop", kind: "text", text });
const own = (id: string, text: string, event?: string): Message => ({
  ...shop(id, text),
  from: "visitor",
  ...(event && { event }),
});
const said = (id: string, text: string, after: string, payload?: string) => ({ id, text, after, payload });

const chat = () => createConversation(() => AT);
type Chat = ReturnType<typeof chat>;
const shown = (talk: Chat) => talk.lines().map(({ text }) => text);
const receipts = (talk: Chat) => talk.lines().map(({ receipt }) => receipt);

test("ids are compared as numbers of any length", () => {
  const ids = ["9", "41", "100", "9007199254740993", "9007199254740992", "41"];

  expect([...ids].sort(byId)).toEqual(["9", "41", "41", "100", "9007199254740992", "9007199254740993"]);
});

test("messages are ordered and unique however they arrive", () => {
  const talk = chat();

  expect(talk.put([shop("10"), shop("9")])).toHaveLength(2);
  expect(talk.put([shop("9"), shop("8")])).toEqual([shop("8")]);

  expect(shown(talk)).toEqual(["shop 8", "shop 9", "shop 10"]);
  expect(talk.last()).toBe("10");
  expect(talk.unread("8")).toBe(2);
});

test("a message goes from waiting to delivered to seen and keeps its line", () => {
  const talk = chat();
  talk.put([shop("40")]);
  talk.say(said("e1", "Hello", "40"));
  expect(receipts(talk)).toEqual([undefined, "waiting"]);
  talk.settle(["e1"], false);
  expect(receipts(talk)).toEqual([undefined, "delivered"]);
  talk.put([own("41", "Hello")]);
  expect(receipts(talk)).toEqual([undefined, "delivered"]);
  talk.put([shop("42")]);

  expect(receipts(talk)).toEqual([undefined, "seen", undefined]);
  expect(talk.lines().map(({ key }) => key)).toEqual(["40", "e1", "42"]);
});

test("an answer that arrives before the server's copy is shown below the question", () => {
  const talk = chat();
  talk.put([shop("40")]);
  talk.say(said("e1", "Hello", "40"));
  talk.put([shop("42", "Hi!")]);
  expect(shown(talk)).toEqual(["shop 40", "Hello", "Hi!"]);

  talk.put([own("41", "Hello")]);

  expect(shown(talk)).toEqual(["shop 40", "Hello", "Hi!"]);
});

test("the same text twice is two lines", () => {
  const talk = chat();
  talk.say(said("e1", "Yes", "0"));
  talk.say(said("e2", "Yes", "0"));
  talk.put([own("1", "Yes")]);
  talk.put([own("2", "Yes")]);

  expect(talk.lines().map(({ key }) => key)).toEqual(["e1", "e2"]);
});

test("the event id matches a copy better than its text", () => {
  const talk = chat();
  talk.say(said("e1", "Yes", "0", "YES"));
  talk.say(said("e2", "Ja", "0", "YES"));
  talk.put([own("1", "Yes, please", "e2")]);

  expect(talk.lines().map(({ key }) => key)).toEqual(["e1", "e2"]);
});

test("a tap the server words differently is not shown twice", () => {
  const talk = chat();
  talk.say(said("e1", "Yes", "0", "YES"));
  talk.settle(["e1"], false);
  talk.put([own("1", "Yes, please")]);

  expect(talk.lines()).toHaveLength(1);
});

test("a refused message can be sent again", () => {
  const talk = chat();
  talk.say(said("e1", "Yes", "0", "YES"));
  talk.settle(["e1"], true);
  expect(receipts(talk)).toEqual(["failed"]);

  expect(talk.again("e1")).toMatchObject({ text: "Yes", payload: "YES" });
  expect(talk.lines()).toEqual([]);
  expect(talk.again("e1")).toBeUndefined();
});

test("a full answer replaces everything but what arrived meanwhile", () => {
  const talk = chat();
  talk.put([shop("1"), shop("2"), shop("4")]);

  talk.put([shop("1"), shop("3")], true);

  expect(shown(talk)).toEqual(["shop 1", "shop 3", "shop 4"]);
});

test("starting over keeps only unsent messages", () => {
  const talk = chat();
  talk.put([shop("1")]);
  talk.say(said("e1", "old", "1"));
  talk.settle(["e1"], false);
  talk.say(said("e2", "new", "1"));

  talk.restart();
  expect(shown(talk)).toEqual(["new"]);
  talk.clear();
  expect(shown(talk)).toEqual([]);
});
