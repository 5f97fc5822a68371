import { expect, test } from "vitest";
import { createEventParser, type Sent } from "./event-parser.ts";

const STREAM = `: here\n\nid: 41\nevent: message\ndata: {"id":"41",\ndata: "text":"grün 🍵"}\n\n: beat\n\nevent: resync\n\nid: 42\ndata:two\n\n`;
const WHOLE: Sent[] = [
  { name: "message", data: '{"id":"41",\n"text":"grün 🍵"}', id: "41" },
  { name: "resync", data: "", id: undefined },
  { name: "message", data: "two", id: "42" },
];

function parsed(stream: string, size: number): Sent[] {
  const parse = createEventParser();
  const events: Sent[] = [];
  for (let at = 0; at < stream.length; at += size) events.push(...parse(stream.slice(at, at + size)));
  return events;
}

test("events come out whole wherever the stream is cut", () => {
  for (let size = 1; size <= STREAM.length; size++)
    expect(parsed(STREAM, size), `pieces of ${size}`).toEqual(WHOLE);
});

test("every kind of line break works, even when cut in half", () => {
  for (const end of ["\r\n", "\r"]) {
    // A carriage return at the very end waits for the next chunk.
    const stream = `${STREAM.replaceAll("\n", end)}: end${end}`;
    for (const size of [1, 2, 3, 7, 1000]) expect(parsed(stream, size), `${size}`).toEqual(WHOLE);
  }
});

test("heartbeats and half an event produce nothing", () => {
  const parse = createEventParser();

  expect(parse(": beat\n\n:\n\ndata: half")).toEqual([]);
  expect(parse("\n")).toEqual([]);
  expect(parse("\n")).toEqual([{ name: "message", data: "half", id: undefined }]);
});
