// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ProgramToken } from "../../api/tokens.ts";
import { ProgramsSection } from "./ProgramsSection.tsx";
import { createProgramsStore } from "./programs-store.ts";

let root: HTMLElement;

beforeEach(() => {
  root = document.createElement("div");
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const WEB: ProgramToken = {
  id: "2",
  name: "Web shop",
  kind: "redeem",
  createdAt: new Date(),
  lastUsedAt: null,
  wrongCodes: 3,
};

async function shown(tokens: ProgramToken[] = [WEB]) {
  const api = {
    listTokens: vi.fn(async () => tokens),
    createToken: vi.fn(async (name: string, kind: "redeem" | "everything") => ({
      id: "3",
      name,
      kind,
      token: "s3cret",
    })),
    revokeToken: vi.fn(async () => {}),
  };
  const store = createProgramsStore(api);
  await store.tokens.refresh();
  await act(() => render(<ProgramsSection store={store} />, root));
  return { store, api };
}

const button = (words: string) =>
  [...root.querySelectorAll("button")].find((one) => one.textContent === words);

test("the list says what each token may do", async () => {
  await shown([WEB, { ...WEB, id: "4", name: "Reports", kind: "everything" }]);
  const rows = [...root.querySelectorAll("tbody tr")].map((row) => row.textContent);
  expect(rows[0]).toContain("Redeem coupons only");
  expect(rows[0]).toContain("Never");
  expect(rows[1]).toContain("Everything");
});

test("a new token may only redeem unless somebody wants more, and is shown once", async () => {
  const { store, api } = await shown();
  await act(() => button("New token")?.click());
  expect(root.querySelector("dialog[open]")?.textContent).toContain("never learns whose they are");
  await act(() => store.edit({ name: " Till of others " }));
  await act(async () => void (await store.save.run()));

  expect(api.createToken).toHaveBeenCalledExactlyOnceWith("Till of others", "redeem");
  expect(root.querySelector("dialog[open]")?.textContent).toContain("s3cret");
  await act(() => button("Done")?.click());
  expect(store.made.value).toBeNull();
  expect(root.textContent).not.toContain("s3cret");
});

test("what a token for everything may do is said before it is made", async () => {
  const { store } = await shown();
  await act(() => button("New token")?.click());
  await act(() => store.edit({ kind: "everything" }));
  expect(root.querySelector("dialog[open]")?.textContent).toContain("everything you can do here");
});

test("a token is revoked only after a question", async () => {
  const { store, api } = await shown();
  await act(() => store.askToRevoke(WEB));
  expect(api.revokeToken).not.toHaveBeenCalled();
  await act(async () => button("Revoke")?.click());
  expect(api.revokeToken).toHaveBeenCalledExactlyOnceWith("2");
});
