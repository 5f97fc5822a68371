import { expect, test } from "vitest";
import { aCopy } from "./a-copy.ts";
import { FIELDS, LONGEST_NAME } from "./limits.ts";
import { chatAt, type Line, STEPS, stepOf } from "./story.ts";

const ana = { name: "Ana", business: "Umi Shop" };

function told(line: Line): string {
  if (line.from !== "bot") return `${line.from}: ${line.text}`;
  if (line.kind === "image") return `image: ${line.image.text}`;
  return `${line.kind}: ${line.text.text} [${line.buttons.map((button) => button.text).join("|")}]`;
}

test("yes leads over the coupon to the code, with everything filled in", () => {
  expect(chatAt("code", aCopy(), ana).map(told)).toEqual([
    "text: Hi Ana, from Umi Shop! [Yes!|No, thanks]",
    "customer: Yes!",
    "card: 10 % off [Reveal]",
    "customer: Reveal",
    "text: Your code is UMI10. []",
  ]);
});

test("no leads to the thanks and their picture", () => {
  expect(chatAt("thanks", aCopy(), ana).map(told).slice(1)).toEqual([
    "customer: No, thanks",
    "text: Thank you! []",
    "image: /images/thanks.png",
  ]);
});

test("whose name is unknown is greeted without one", () => {
  const greeting = (name: string | null) => told(chatAt("welcome", aCopy(), { ...ana, name })[0] as Line);

  expect(greeting(null)).toContain("Hi from Umi Shop!");
  expect(greeting("  ")).toContain("Hi from Umi Shop!");
});

test("a long name is cut as the server cuts it, never through an emoji", () => {
  const greeting = (name: string) =>
    told(chatAt("welcome", aCopy({ welcome: "{name}" }), { ...ana, name })[0] as Line);

  expect(greeting("x".repeat(60))).toContain(`text: ${"x".repeat(LONGEST_NAME)} [`);
  expect(greeting(`${"x".repeat(LONGEST_NAME - 1)}👋`)).toContain(`text: ${"x".repeat(LONGEST_NAME - 1)} [`);
});

test("the second reminder comes no earlier than the next day", () => {
  const chat = chatAt("reminders", aCopy(), ana).map(told);

  expect(chat.indexOf("time: The next day")).toBeGreaterThan(
    chat.indexOf("text: A coupon? [Yes!|No, thanks]"),
  );
  expect(chat.at(-1)).toBe("text: Still here. [Reveal]");
});

test("every field stands in exactly one step", () => {
  expect(STEPS.flatMap((step) => step.fields).sort()).toEqual([...FIELDS].sort());
  expect(stepOf("reveal_label")).toBe("coupon");
});

test("a button leads to the step it stands for", () => {
  const [welcome] = chatAt("welcome", aCopy(), ana);

  expect(welcome?.from === "bot" && welcome.kind === "text" && welcome.buttons.map((b) => b.leads)).toEqual([
    ...["coupon", "thanks"],
  ]);
});
