import { common } from "./common.ts";

type Found = (sentence: string) => string | undefined;

let dictionary: Record<string, string> | null = null;
let found: Found = () => undefined;

/**
 * What the server says, in the language that is spoken; in English where nobody has translated it. "{}" in the
 * dictionary stands for what the server filled in. A translation that has "{word}" instead is filled with a word of
 * the server's own, such as "The mail server", which is translated, too; what people wrote never is.
 */
export function fromServer(sentence: string): string {
  if (dictionary !== common.fromServer) {
    dictionary = common.fromServer;
    found = lookUp(dictionary);
  }
  const whole = found(sentence);
  if (whole !== undefined) return whole;
  const sentences = sentence.split(/(?<=[.!?]) (?=[A-Z])/);
  return sentences.length > 1 ? sentences.map((one) => found(one) ?? one).join(" ") : sentence;
}

function lookUp(words: Record<string, string>): Found {
  const patterns = Object.entries(words)
    .filter(([english]) => english.includes("{}"))
    .sort(([one], [other]) => other.length - one.length)
    .map(([english, said]) => ({ pattern: patternOf(english), said }));
  return (sentence) => {
    const [core, stop] = sentence.endsWith(".") ? [sentence.slice(0, -1), "."] : [sentence, ""];
    if (Object.hasOwn(words, sentence)) return words[sentence];
    if (Object.hasOwn(words, core)) return words[core] + stop;
    for (const { pattern, said } of patterns) {
      const values = pattern.exec(core)?.slice(1);
      if (values) return filled(said, values, words) + stop;
    }
    return undefined;
  };
}

const patternOf = (english: string): RegExp =>
  new RegExp(
    `^${english
      .split("{}")
      .map((text) => text.replace(/[.*+?^${"$"}{}()|[\]\\]/g, "\\$&"))
      .join("(.*?)")}$`,
    "s",
  );

function filled(said: string, values: string[], words: Record<string, string>): string {
  let at = 0;
  return said.replace(/{(?:word)?}/g, (kind) => {
    const value = values[at++] ?? "";
    return kind === "{word}" && Object.hasOwn(words, value) ? (words[value] ?? value) : value;
  });
}
