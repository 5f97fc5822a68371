import { expect, test } from "vitest";
import type { Chat, ChatMessage } from "../api/simulator.ts";
import {
  greetingFor,
  isOlder,
  lines,
  owesAnswer,
  ownMessages,
  pictureAddress,
  unread,
  withoutAnswers,
} from "./chat.ts";

let made = 0;

function said(from: "bot" | "customer", text: string, second: number, more: Partial<ChatMessage> = {}) {
  const bare = { subtitle: "", imageUrl: "", buttons: [], seen: false, kind: "text" };
  return {
    mid: `m${++made}`,
    from,
    text,
    at: new Date(second * 1000),
    ...bare,
    ...more,
  } satisfies ChatMessage;
}

function chat(...messages: ChatMessage[]): Chat {
  const person = { psid: "909", name: "Ana", origin: null, windowUntil: null };
  return { ...person, started: true, blocked: false, messages };
}

test("messages are shown in order and once, whatever order they came in", () => {
  const hi = said("bot", "Hi", 1);
  const yes = said("customer", "Yes", 2);
  expect(lines([yes, hi, yes]).map(({ text }) => text)).toEqual(["Hi", "Yes"]);
});

test("what was just tapped is shown at once, and not twice when it is confirmed", () => {
  const tapped = { id: "p1", text: "Yes", after: 0 };
  expect(lines([], [tapped])).toMatchObject([{ text: "Yes", receipt: "sent" }]);
  expect(lines([said("customer", "Yes", 1)], [tapped])).toHaveLength(1);
});

test("the customer's ticks go from sent to delivered to seen", () => {
  const yes = said("customer", "Yes", 1);
  expect(lines([yes])[0]?.receipt).toBe("delivered");
  expect(lines([yes, said("bot", "Here", 2)]).map(({ receipt }) => receipt)).toEqual(["seen", null]);
});

test("a reaction sits on the bot's message before it and can be taken back", () => {
  const hi = said("bot", "Hi", 1);
  const love = said("customer", "love", 2, { kind: "reaction" });
  expect(lines([hi, love])).toMatchObject([{ text: "Hi", reaction: "❤️" }]);
  const back = said("customer", "reaction taken back", 3, { kind: "reaction" });
  expect(lines([hi, love, back])).toMatchObject([{ reaction: null }]);
});

test("the time stands above after a pause and below the last of a few", () => {
  const shown = lines([said("bot", "a", 0), said("bot", "b", 1), said("bot", "c", 3600)]);
  expect(shown.map(({ stamped, last }) => [stamped, last])).toEqual([
    [true, false],
    [false, true],
    [true, true],
  ]);
});

test("coming back by a link is a note, not a bubble", () => {
  expect(lines([said("customer", "flyer", 1, { kind: "link" })])[0]).toMatchObject({ from: "note" });
});

test("an answer is owed until the bot has spoken last", () => {
  const yes = said("customer", "Yes", 1);
  expect(owesAnswer(chat(yes))).toBe(true);
  expect(owesAnswer(chat(yes, said("bot", "Here", 2)))).toBe(false);
  expect(ownMessages(chat(yes))).toBe(1);
});

test("a chat that was overtaken is known as older, an emptied one is not", () => {
  const known = chat(said("bot", "Hi", 5));
  expect(isOlder(chat(said("bot", "Hi", 4)), known)).toBe(true);
  expect(isOlder(chat(said("bot", "Hi", 6)), known)).toBe(false);
  expect(isOlder(chat(), known)).toBe(false);
});

test("while the bot writes only its new messages are held back", () => {
  const hi = said("bot", "Hi", 1);
  const next = chat(hi, said("customer", "Yes", 2), said("bot", "Here", 3));
  expect(withoutAnswers(next, chat(hi)).messages.map(({ text }) => text)).toEqual(["Hi", "Yes"]);
});

test("a chat is unread until the customer has seen all of it", () => {
  expect(unread(chat(said("bot", "Hi", 1)))).toBe(true);
  expect(unread(chat(said("bot", "Hi", 1, { seen: true }), said("customer", "Yes", 2)))).toBe(false);
});

test("the shop's own pictures come from here, others from where they are, and scripts from nowhere", () => {
  const shop = "http://localhost:8080/webhooks/messenger";
  expect(pictureAddress("http://localhost:8080/images/a.png", shop)).toBe("/images/a.png");
  expect(pictureAddress("https://cdn.example/a.png", shop)).toBe("https://cdn.example/a.png");
  expect(pictureAddress("javascript:alert(1)", shop)).toBeNull();
  expect(pictureAddress("", shop)).toBeNull();
});

test("a greeting greets by name", () => {
  expect(greetingFor("Hi {{user_first_name}}!", "Ana Prieto")).toBe("Hi Ana!");
});
