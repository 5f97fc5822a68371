// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { type ComponentChild, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "../api/client.ts";
import { aCampaign } from "../campaigns/a-campaign.ts";
import { ImageField } from "./ImageField.tsx";
import { createMessagesStore } from "./messages-store.ts";
import { PhonePreview } from "./PhonePreview.tsx";
import { SaveBar } from "./SaveBar.tsx";
import { StepFields } from "./StepFields.tsx";
import { Steps } from "./Steps.tsx";

let root: HTMLElement;

beforeEach(() => {
  root = document.createElement("div");
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const show = (what: ComponentChild) => act(() => render(what, root));
const found = <E extends Element>(selector: string) => root.querySelector<E & HTMLElement>(selector);
const button = (words: string) =>
  [...root.querySelectorAll("button")].find((one) => one.textContent?.startsWith(words));

async function anEditor() {
  const updateCampaign = vi.fn(async () => aCampaign({ id: "welcome", state: "open", version: 2 }));
  const store = createMessagesStore("welcome", signal("Umi Shop"), {
    ...{
      listCampaigns: async () => [aCampaign({ id: "welcome", state: "open" })],
      listVersions: async () => [],
    },
    ...{ updateCampaign, restoreVersion: updateCampaign },
    uploadImage: async () => ({ url: "/images/new.png", width: 1, height: 1, bytes: 1 }),
  });
  await store.campaigns.refresh();
  await show(
    <>
      <Steps store={store} />
      <StepFields store={store} />
      <PhonePreview store={store} />
      <SaveBar store={store} />
    </>,
  );
  return { store, updateCampaign };
}

async function type(name: string, text: string): Promise<void> {
  const field = found<HTMLTextAreaElement>(`[name=${name}]`);
  await act(() => {
    if (field) field.value = text;
    field?.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

test("what is typed is on the phone, counted as the customer gets it, and lit where the cursor is", async () => {
  await anEditor();

  await type("welcome", "Good day, {name}!");
  await act(() => void found("[name=welcome]")?.dispatchEvent(new Event("focusin", { bubbles: true })));

  expect(found("[data-lit]")?.textContent).toBe("Good day, Ana!");
  expect(root.textContent).toContain("51 / 640");
  await act(() => found<HTMLInputElement>("input[type=radio]:not(:checked)")?.click());
  expect(root.textContent).toContain("Hi from Umi Shop!");
});

test("the phone's buttons lead through the story", async () => {
  await anEditor();

  await act(() => button("Yes!")?.click());
  expect(found("[name=offer]")).not.toBeNull();
  await act(() => button("Reveal")?.click());

  expect(found("[aria-current=step]")?.textContent).toContain("Code");
  expect(root.textContent).toContain("Your code is UMI10.");
});

test("a mistake keeps from publishing and is found again from any step", async () => {
  const { updateCampaign } = await anEditor();
  expect(button("Publish")).toBeUndefined();

  await type("yes_label", "Yes please! Show me the coupon now");
  await act(() => button("Goodbye")?.click());
  expect(button("Publish")).toBeUndefined();
  expect(button("Welcome")?.textContent).toContain("to mend");
  await act(() => button("Show it")?.click());

  expect(root.textContent).toContain("14 too many for Messenger.");
  await type("yes_label", "Yes please!");
  await act(async () => button("Publish version 2")?.click());
  expect(updateCampaign).toHaveBeenCalledWith("welcome", { copy: { yes_label: "Yes please!" } });
});

test("a picture is looked at before it is sent, and used once the server has it", async () => {
  const upload = vi.fn(async () => ({ url: "/images/new.png", width: 1200, height: 628, bytes: 81_000 }));
  upload.mockRejectedValueOnce(new ApiError(415, "This is no picture that we know"));
  const change = vi.fn();
  const field = (value: string, toUse: string | null) => (
    <ImageField
      {...{ name: "thanks_image", label: "Thank-you picture", error: null }}
      {...{ value, toUse, upload, onChange: change }}
    />
  );
  await show(field("/images/thanks.png", null));
  const choose = async (file: File) => {
    const input = found<HTMLInputElement>("input[type=file]");
    Object.defineProperty(input, "files", { configurable: true, value: [file] });
    await act(async () => void input?.dispatchEvent(new Event("change", { bubbles: true })));
  };
  const picture = new File(["x"], "a.png", { type: "image/png" });

  await choose(new File(["<svg/>"], "a.svg", { type: "image/svg+xml" }));
  expect(root.textContent).toContain("Export it as PNG.");
  expect(upload).not.toHaveBeenCalled();
  await choose(picture);
  expect(root.textContent).toContain("This is no picture that we know.");
  await choose(picture);

  expect(change).toHaveBeenCalledWith("/images/new.png");
  expect(root.textContent).not.toContain("no picture");
  await show(field("/images/new.png", "Publish to use it."));
  expect(root.textContent).toContain("1200 × 628 pixels, 81 kB. Publish to use it.");
  await show(field("/images/new.png", null));
  expect(root.textContent).toContain("1200 × 628 pixels, 81 kB.");
  expect(root.textContent).not.toContain("Publish to use it.");
  await show(field("/images/thanks.png", null));
  expect(root.textContent).not.toContain("1200 × 628");
});
