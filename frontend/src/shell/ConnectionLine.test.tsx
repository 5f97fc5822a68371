// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test } from "vitest";
import { connection } from "../state/the-connection.ts";
import { ConnectionLine } from "./ConnectionLine.tsx";

const FULL = "The database's disk is full: nothing new can be saved.";
const root = document.createElement("div");

afterEach(() => {
  connection.reached();
  render(null, root);
});

const show = (trouble: string | null) => act(() => render(<ConnectionLine trouble={trouble} />, root));
const line = () => root.querySelector("[role=status]")?.textContent;

test("a database that cannot save is said above every screen, and gone once it saves again", async () => {
  await show(null);
  expect(line()).toBe("");

  await show(FULL);
  expect(line()).toBe(`${FULL} What you see here is still correct.`);

  await show(null);
  expect(line()).toBe("");
});

test("while the server does not answer nobody knows how its database is", async () => {
  await show(FULL);

  await act(() => connection.unreachable());

  expect(line()).toMatch(/^Connection lost/);
  expect(line()).not.toContain("database");
});
