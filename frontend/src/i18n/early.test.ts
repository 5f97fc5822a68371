import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const SRC = fileURLToPath(new URL("../", import.meta.url));

test("what is fetched before a language is spoken reads its words when it shows them", () => {
  const early = [
    ...fetchedWith(join(SRC, "main.tsx")),
    ...fetchedWith(join(SRC, "../till/main.tsx")),
  ].flatMap((file) => readAtOnce(file));

  expect(early, "make each a function, or read the words where they are shown").toEqual([]);
});

test("words that are read too early are found", () => {
  const early = (source: string) => readAtOnce("a.ts", source).length;

  expect(early("const A = { title: t.shell.more };")).toBe(1);
  expect(early("const A = [1].map(() => 2), B = t.ui;")).toBe(1);
  expect(early("const A = { title: () => t.shell.more, get b() { return t.shell.more; } };")).toBe(0);
  expect(early("export function A() { return t.shell.more; }")).toBe(0);
});

/** All files that are fetched with one, because one of them imports it statically. */
function fetchedWith(first: string): Set<string> {
  const found = new Set<string>();
  const waiting = [first];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    for (const statement of parsed(file).statements) {
      const named =
        (ts.isImportDeclaration(statement) && !statement.importClause?.isTypeOnly) ||
        (ts.isExportDeclaration(statement) && !statement.isTypeOnly)
          ? statement.moduleSpecifier
          : undefined;
      if (named && ts.isStringLiteral(named) && /^\..*\.tsx?$/.test(named.text))
        waiting.push(join(dirname(file), named.text));
    }
  }
  return found;
}

/** Where a file reads `t.…` while it is imported, that is outside of every function. */
function readAtOnce(file: string, text = readFileSync(file, "utf8")): string[] {
  const source = parsed(file, text);
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isTypeNode(node)) return;
    if (ts.isPropertyAccessExpression(node) && node.expression.getText(source) === "t")
      found.push(
        `${relative(SRC, file)}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1} ${node.getText(source)}`,
      );
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

function parsed(file: string, text = readFileSync(file, "utf8")): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}
