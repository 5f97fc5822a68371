// @vitest-environment happy-dom
import "preact/debug";
import { render } from "preact";
import { act } from "preact/test-utils";
import { expect, test, vi } from "vitest";
import type { PreviewLine } from "../api/stories.ts";
import { onScreen } from "../ui/on-screen.ts";
import { ChatLines } from "./ChatLines.tsx";

const { root } = onScreen();

const choice = (label: string, payload: string | null, url: string | null = null) => ({
  label,
  key: null,
  payload,
  url,
});

async function shown(kind: "buttons" | "quick_replies", choices: PreviewLine["choices"]) {
  const onTap = vi.fn();
  const line: PreviewLine = {
    by: "bot",
    step: 0,
    message: null,
    kind,
    text: { text: "Well?", key: null },
    subtitle: null,
    image: null,
    choices,
    tap: null,
    seconds: null,
  };
  await act(() => render(<ChatLines lines={[line]} step={0} focus={null} onTap={onTap} />, root));
  return onTap;
}

const buttons = () => [...root.querySelectorAll("button")];

test("a link is named as one, and nothing that could be pressed or reached by the keyboard", async () => {
  await shown("buttons", [
    choice("Write a review", null, "https://shop.example/r/x"),
    choice("Later", "LATER:c"),
  ]);

  expect(buttons().map((one) => one.textContent)).toEqual(["Later"]);
  expect(root.textContent).toContain("Write a review (opens a page)");
  expect(root.querySelector("a, [tabindex]")).toBeNull();
});

test("buttons with the same words stay apart", async () => {
  const fault = vi.spyOn(console, "error");
  const onTap = await shown("quick_replies", [choice("Yes", "ONE:c"), choice("Yes", "TWO:c")]);

  await act(() => buttons().at(-1)?.click());

  expect(onTap).toHaveBeenLastCalledWith("TWO");
  await shown("quick_replies", [choice("Yes", "TWO:c"), choice("No", "THREE:c"), choice("Yes", "ONE:c")]);
  expect(buttons().map((one) => one.textContent)).toEqual(["Yes", "No", "Yes"]);
  expect(fault).not.toHaveBeenCalled();
});
