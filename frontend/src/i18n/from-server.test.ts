import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { sentencesIn, serverSentences } from "../../build/server-sentences.ts";
import { speakCommon } from "./common.ts";
import { common as en } from "./en/common.ts";
import { common as es } from "./es/common.ts";
import { fromStories } from "./es/from-stories.ts";
import { fromServer } from "./from-server.ts";

const SERVER = fileURLToPath(new URL("../../../src/main/java/io/promobot/", import.meta.url));

/** Said to programs that play Facebook, a bot or a browser's chat, never to somebody at the dashboard or a till. */
const NOT_FOR_OWNERS =
  /^(ChatHandler|ChatSiteHandler|ChatStreamsHandler|VisitorStore|MetaHandler|SignedRequest|GateHandler|RawBodyHandler)\.java$/;

afterEach(() => speakCommon(en));

test("every error that the server makes has its Spanish", () => {
  speakCommon(es);
  const missing = [...serverSentences(SERVER)]
    .filter(([sentence, file]) => !NOT_FOR_OWNERS.test(file) && !(sentence in es.fromServer))
    .map(([sentence, file]) => `${file}: ${sentence}`);

  expect(missing, "write them in es/from-server.ts or es/not-sent.ts").toEqual([]);
});

test("so has every reason why something was not sent", () => {
  const sources = ["channel/Reason.java", "channel/ReasonSentence.java"];
  const reasons = sources.flatMap((file) => literals(readFileSync(SERVER + file, "utf8")));
  const missing = reasons.filter((reason) => !(reason.replace(/\.$/, "") in es.fromServer));

  expect(reasons.length).toBeGreaterThan(40);
  expect(missing).toEqual([]);
});

test("Spanish keeps what the server fills in", () => {
  const values = (text: string) => text.split(/{(?:word)?}/).length;
  const lost = Object.entries(es.fromServer).filter(([english, said]) => values(english) !== values(said));

  expect(lost).toEqual([]);
});

test("a sentence is found with its values, with or without a full stop, and within others", () => {
  speakCommon(es);

  expect(fromServer("There is no such campaign")).toBe("No existe esa campaña");
  expect(fromServer("There is no such campaign.")).toBe("No existe esa campaña.");
  expect(fromServer("must be at most 5")).toBe("debe ser 5 como máximo");
  expect(fromServer("The mail server refused the address")).toBe(
    "El servidor de correo ha rechazado la dirección",
  );
  expect(
    fromServer(
      "The token has expired. Make a new one in your app at developers.facebook.com under Messenger, API settings.",
    ),
  ).toMatch(/^El token ha caducado\. Crea otro /);
});

test("what people wrote is filled in as it is, whatever else it may mean", () => {
  speakCommon(es);

  for (const origin of ["constructor", "toString", "help", "Coupon", "The mail server"]) {
    expect(fromServer(`There is a link for ${origin} already`)).toBe(`Ya hay un enlace para ${origin}`);
  }
  expect(fromServer("constructor")).toBe("constructor");
});

test("a sentence about what phrases mean has its Spanish word for it", () => {
  speakCommon(es);
  const java = readFileSync(`${SERVER}intent/Intent.java`, "utf8").replace(/\/\*.*\*\//g, "");
  const meanings = [...java.matchAll(/^ {2}([A-Z]+)[,;]$/gm)].map(([, name = ""]) => name.toLowerCase());

  expect(meanings.length).toBe(9);
  expect(meanings.filter((meaning) => !Object.hasOwn(es.fromServer, meaning))).toEqual([]);
  expect(fromServer('would opt out others by accident: it is like "help", which means "Thank you"')).toBe(
    "daría de baja a otras personas por error: se parece a «help», que significa «Gracias»",
  );
});

test("what nobody has translated stays as it is, and English is never changed", () => {
  expect(fromServer("There is no such campaign")).toBe("There is no such campaign");
  speakCommon(es);
  expect(fromServer("Only a newer server says this")).toBe("Only a newer server says this");
});

test("every word that stories are called by in Spanish is still said by a story", () => {
  const said = new Set(storyWords());
  const left = Object.keys(fromStories).filter(
    (english) => !said.has(english.replace(/^(1 person|12 people did not|12 people) /, "")),
  );

  expect(left, "these can go from es/from-stories.ts").toEqual([]);
});

test("a word of a story that has no Spanish yet is shown in English", async () => {
  speakCommon(es);
  const missing = labelsOfStories().filter((word) => !(word in fromStories));
  // Not a mistake: who adds a button must not need another language (docs/extend.md).
  if (missing.length > 0) process.stdout.write(`not in es/from-stories.ts yet: ${missing.join(" · ")}\n`);

  expect(fromServer("Remind me later")).toBe("Remind me later");
});

test("sentences are found where the server makes them", () => {
  expect(
    sentencesIn(`throw Problem.conflict("A " + "b of " + name + " is taken");
      new Mistake("field", wrong ? "is too long" : "is %d too short".formatted(n));
      Problem.badInput(List.of(new Mistake("from", "must not be after to")));`),
  ).toEqual(["A b of {} is taken", "is too long", "is {} too short", "must not be after to"]);
});

/** Texts of a file that are sentences. */
function literals(java: string): string[] {
  const code = java.replace(/^\s*(\/\/|\*|\/\*).*$/gm, "");
  return [...code.matchAll(/"((?:[^"\\]|\\.)*)"/g)]
    .map(([, text = ""]) => text.replaceAll("%s", "{}"))
    .filter((text) => /[a-z] [a-z]/.test(text));
}

/** Every text that stands in the stories' code. */
function storyWords(): string[] {
  return storySources().flatMap((java) =>
    [...java.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = ""]) => text),
  );
}

/** What texts, messages and parts are called: `.named("Offer", "…")` and the like. */
function labelsOfStories(): string[] {
  return storySources().flatMap((java) =>
    [...java.matchAll(/\.(?:named|figure)\(((?:\s*"(?:[^"\\]|\\.)*",?)+)\s*\)/g)].flatMap(([, texts = ""]) =>
      [...texts.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = ""]) => text),
    ),
  );
}

function storySources(): string[] {
  const folder = `${SERVER}flow/`;
  return readdirSync(folder).map((file) => readFileSync(folder + file, "utf8").replace(/"\s*\+\s*"/g, ""));
}
