import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where a sentence for somebody is made: `Problem.conflict("…")`, `new Mistake("field", "…")` and the like. */
const MADE =
  /\b(?:Problem\s*\.\s*\w+|Refused\s*\.\s*\w+|(?:new\s+)(?:Problem\s*\.\s*|TextRules\s*\.\s*)?(?:Mistake|NotNow|NoSuchCampaign|Refused|Unreadable|PictureRefused|CopyRefused))\s*\(/g;

/**
 * Every sentence of the server that somebody may read as an error, as the code says it: what it fills in is "{}".
 * Calls that only hand on what was said elsewhere give nothing.
 */
export function serverSentences(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".java")) continue;
    const file = join(entry.parentPath, entry.name);
    for (const sentence of sentencesIn(readFileSync(file, "utf8"))) found.set(sentence, entry.name);
  }
  return found;
}

export function sentencesIn(java: string): string[] {
  const code = java.replace(/^\s*(\/\/|\*|\/\*).*$/gm, "");
  return [...code.matchAll(MADE)].flatMap(({ index, 0: call }) =>
    partsOf(code, index + call.length).flatMap(asSentence),
  );
}

/** The arguments of a call whose bracket has just been opened. */
function partsOf(code: string, from: number): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (let at = from; at < code.length; at++) {
    const sign = code[at] ?? "";
    if (sign === '"') {
      const end = endOfText(code, at);
      part += code.slice(at, end);
      at = end - 1;
      continue;
    }
    if (sign === ")" && depth === 0) return [...parts, part];
    if ("([{".includes(sign)) depth++;
    if (")]}".includes(sign)) depth--;
    if (sign === "," && depth === 0) {
      parts.push(part);
      part = "";
    } else part += sign;
  }
  return parts;
}

function endOfText(code: string, from: number): number {
  let at = from + 1;
  while (code[at] !== '"') at += code[at] === "\\" ? 2 : 1;
  return at + 1;
}

/** `"We accept at most " + most + " in one request"` → "We accept at most {} in one request"; a choice is two. */
function asSentence(argument: string): string[] {
  const whole = argument.trim();
  // Calls within are found on their own.
  if (/\bnew [A-Z]|\bList\.of\(|\bMap\.of\(|->/.test(whole)) return [];
  const sides = choicesOf(whole);
  if (sides.length > 1) return sides.flatMap(asSentence);
  const said = whole.replace(/\)?\s*\.formatted\(.*$/s, "").replace(/^\((?=")/, "");
  const texts = [...said.matchAll(/"((?:[^"\\]|\\.)*)"/g)];
  if (texts.length === 0) return [];
  let sentence = "";
  let at = 0;
  for (const text of texts) {
    if (/[^\s+]/.test(said.slice(at, text.index))) sentence += "{}";
    sentence += (text[1] ?? "").replace(/\\"/g, '"').replace(/\\\\/g, "\\");
    at = text.index + text[0].length;
  }
  if (said.slice(at).trim() !== "") sentence += "{}";
  const filled = sentence.replace(/%,?[ds]/g, "{}");
  // A field's name or a list of methods is not a sentence.
  return /[a-z] [a-z]/.test(filled) ? [filled] : [];
}

/** The sides of `yes ? one : other`, without the question. */
function choicesOf(code: string): string[] {
  const sides: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < code.length; at++) {
    const sign = code[at] ?? "";
    if (sign === '"') at = endOfText(code, at) - 1;
    else if ("([{".includes(sign)) depth++;
    else if (")]}".includes(sign)) depth--;
    else if (depth === 0 && sign === "?") from = at + 1;
    else if (depth === 0 && sign === ":" && code[at + 1] !== ":" && code[at - 1] !== ":") {
      sides.push(code.slice(from, at));
      from = at + 1;
    }
  }
  return [...sides, code.slice(from)];
}
