import { type ComponentChild, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach } from "vitest";

/** For tests: a place in the page where components are shown, empty again after each test. */
export function onScreen() {
  const root = document.createElement("div");
  beforeEach(() => {
    document.body.append(root);
  });
  afterEach(() => {
    render(null, root);
    root.remove();
  });
  return { root, show: (what: ComponentChild) => act(() => render(what, root)) };
}
