import { expect, test } from "vitest";
import {
  answerTone,
  brokenPlace,
  examplePerson,
  help,
  meaning,
  registration,
  statusLine,
  withWrongQuote,
} from "./bot.ts";

const ana = { name: 'Ana "Nana"', email: "ana@example.org", phone: "+34611223344", origin: "" };
const answer = (status: number, body = "") => ({ status, words: "", body, ms: 3 });

test("an example is somebody else each time, with an address that nobody has", () => {
  expect(examplePerson(() => 0)).toEqual({
    name: "Marta Soler",
    email: "marta.soler.1000@example.org",
    phone: "+34 611 22 10 00",
    origin: "instagram-bio",
  });
  expect(examplePerson(() => 0.999)).toMatchObject({ email: "pau.vidal.9991@example.org" });
});

test("bodies are JSON whatever the answers hold, and one wrong quote breaks them", () => {
  expect(JSON.parse(registration(ana))).toEqual(ana);
  const body = help(ana, { topic: "Sales", question: "Why?\nHow?" });
  expect(JSON.parse(body)).toMatchObject({ topic: "Sales", question: "Why?\nHow?", email: ana.email });

  const broken = withWrongQuote(registration(ana));
  expect(broken.split("\n")[2]).toBe('  "email": “ana@example.org",');
  expect(() => JSON.parse(broken)).toThrow();
});

test("a broken body is marked where the answer says", () => {
  const detail = "The body is not JSON: check line 3, column 12; quotes must be straight";
  expect(brokenPlace(answer(400, JSON.stringify({ detail })))).toEqual({ line: 3, column: 12 });
  expect(brokenPlace(answer(400, "{}"))).toBeNull();
  expect(brokenPlace(answer(201, '{"name":"line 3, column 12"}'))).toBeNull();
});

test.each([
  [201, "201 Created", "good", "Registered. The welcome e-mail is on its way."],
  [200, "200 OK", "good", "Known already: no second welcome."],
  [202, "202 Accepted", "good", "Asked. The desk of this topic is told."],
  [400, "400 Bad Request", "warn", "Not accepted: the answer says what to fix."],
  [418, "418", "warn", "Not taken."],
  [500, "500", "bad", "The server failed; nothing was taken."],
])("%i is told in words", (status, line, tone, words) => {
  expect(statusLine(answer(status))).toBe(line);
  expect(answerTone(answer(status))).toBe(tone);
  expect(meaning(answer(status))).toBe(words);
});
