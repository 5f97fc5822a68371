// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CreatedTill, Till, Tills } from "../../api/tills.ts";
import { TillsSection } from "./TillsSection.tsx";
import { createTillsStore } from "./tills-store.ts";

let root: HTMLElement;

beforeEach(() => {
  root = document.createElement("div");
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const COUNTER: Till = {
  id: "3",
  name: "Counter",
  seesNames: false,
  createdAt: new Date(),
  lastSeenAt: null,
  signedIn: 1,
  wrongCodes: 2,
};
const MADE: CreatedTill = {
  till: COUNTER,
  pin: "48120957",
  link: "https://promo.example/till#sign-in=s3cret",
  qr: "<svg xmlns='http://www.w3.org/2000/svg'/>",
};
const CALM = { lastHour: 0, lastDay: 0 };

async function shown(part: Partial<Tills> = {}) {
  const api = {
    listTills: vi.fn(
      async (): Promise<Tills> => ({
        ...{ tills: [COUNTER], wrongPins: CALM, wrongCodes: CALM },
        ...part,
      }),
    ),
    createTill: vi.fn(async () => MADE),
    updateTill: vi.fn(async () => COUNTER),
    renewTill: vi.fn(async () => MADE),
    revokeTill: vi.fn(async () => {}),
  };
  const store = createTillsStore(api);
  await store.tills.refresh();
  await act(() => render(<TillsSection store={store} business="Umi Shop" />, root));
  return { store, api };
}

const button = (words: string) =>
  [...root.querySelectorAll("button")].find((one) => one.textContent === words);

test("a new till shows its PIN and its code once, and keeps neither", async () => {
  const { store, api } = await shown();
  await act(() => button("New till")?.click());
  await act(() => store.edit({ name: " Counter ", seesNames: true }));
  await act(async () => void (await store.save.run()));

  expect(api.createTill).toHaveBeenCalledExactlyOnceWith("Counter", true);
  const dialog = root.querySelector("dialog[open]");
  expect(dialog?.textContent).toContain("4812 0957");
  expect(dialog?.querySelector("img")?.getAttribute("src")).toMatch(/^data:image\/svg\+xml,/);
  expect(dialog?.textContent).not.toContain("s3cret");

  await act(() => button("Done")?.click());
  expect(store.made.value).toBeNull();
  expect(root.textContent).not.toContain("4812");
});

test("a till without a name is not made", async () => {
  const { store, api } = await shown();
  await act(() => button("New till")?.click());
  await act(async () => void (await store.save.run()));
  expect(root.textContent).toContain("Enter a name.");
  expect(api.createTill).not.toHaveBeenCalled();
});

test("a till is revoked only after a question that says what it means", async () => {
  const { store, api } = await shown();
  await act(() => store.askToRevoke(COUNTER));
  expect(root.querySelector("dialog[open]")?.textContent).toContain("signed out at once");
  expect(api.revokeTill).not.toHaveBeenCalled();
  await act(async () => button("Revoke")?.click());
  expect(api.revokeTill).toHaveBeenCalledExactlyOnceWith("3");
});

test("a new PIN is made only after a question that says who is signed out, and is shown like the first", async () => {
  const { store, api } = await shown();
  await act(() => root.querySelector<HTMLButtonElement>("[aria-label='New PIN for Counter']")?.click());
  expect(root.querySelector("dialog[open]")?.textContent).toContain("signed out");
  expect(api.renewTill).not.toHaveBeenCalled();
  await act(async () => button("Create new PIN")?.click());
  expect(api.renewTill).toHaveBeenCalledExactlyOnceWith("3");
  expect(root.querySelector("dialog[open]")?.textContent).toContain("4812 0957");
  expect(store.renewing.value).toBeNull();
});

test("wrong guesses are shown, and many of them are a warning", async () => {
  await shown();
  expect(root.textContent).not.toContain("wrong PIN");
  render(null, root);
  await shown({ wrongPins: { lastHour: 0, lastDay: 2 } });
  expect(root.textContent).toContain("2 wrong PINs (0 in the last hour)");
  expect(root.textContent).not.toContain("Somebody may be guessing");
  render(null, root);
  await shown({ wrongPins: { lastHour: 40, lastDay: 60 } });
  expect(root.textContent).toContain("Somebody may be guessing");
});

test("without any till it says what they are for", async () => {
  await shown({ tills: [] });
  expect(root.textContent).toContain("No tills yet");
});
