// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { type ComponentChild, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "../api/client.ts";
import type { previewStory as askPreview, PreviewLine } from "../api/stories.ts";
import { aCampaign } from "../campaigns/a-campaign.ts";
import { aStory } from "../stories/a-story.ts";
import { stories } from "../stories/the-stories.ts";
import { aTrial } from "../variants/a-trial.ts";
import { ImageField } from "./ImageField.tsx";
import { createMessagesStore } from "./messages-store.ts";
import { PhonePreview } from "./PhonePreview.tsx";
import { SaveBar } from "./SaveBar.tsx";
import { StepFields } from "./StepFields.tsx";
import { Steps } from "./Steps.tsx";

let root: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers();
  stories.set([aStory()]);
  root = document.createElement("div");
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
  vi.useRealTimers();
});

const show = (what: ComponentChild) => act(() => render(what, root));
const found = <E extends Element>(selector: string) => root.querySelector<E & HTMLElement>(selector);
const button = (words: string) =>
  [...root.querySelectorAll("button")].find((one) => one.textContent?.startsWith(words));

/** A server whose chat is the riddle with its two buttons, and then what the customer did. */
async function previewStory(_: string, { copy, name, steps }: Parameters<typeof askPreview>[1]) {
  const text = name ? copy?.riddle?.replace("{name}", name) : copy?.riddle_nameless;
  const choice = (label: string, key: string | null, payload: string) => ({ label, key, payload, url: null });
  const blank = {
    message: null,
    kind: null,
    text: null,
    subtitle: null,
    image: null,
    choices: [],
    tap: null,
  };
  const lines: PreviewLine[] = [
    {
      ...blank,
      by: "bot",
      step: 0,
      kind: "buttons",
      seconds: null,
      text: { text: text ?? "", key: name ? "riddle" : "riddle_nameless" },
      choices: [
        choice(copy?.dig_label ?? "", "dig_label", "DIG:welcome"),
        choice("Sink", null, "SINK:welcome"),
      ],
    },
    ...(steps ?? []).map(
      (step, index): PreviewLine => ({
        ...blank,
        by: "customer",
        step: index + 1,
        seconds: null,
        text: { text: `does ${step}`, key: null },
      }),
    ),
    { ...blank, by: "time", step: 9, seconds: 86_400 },
  ];
  return { lines };
}

const inLanguage = (language: string, name: string, riddle: string, bubbles: string) => ({
  language,
  name,
  right_to_left: false,
  defaults: { riddle, bubbles },
  again: {},
});

async function anEditor(languages: ReturnType<typeof inLanguage>[] = []) {
  const updateCampaign = vi.fn(async () => aCampaign({ id: "welcome", state: "open", version: 2 }));
  const store = createMessagesStore("welcome", signal("Umi Shop"), {
    showVariants: async () => null,
    changeVariant: async () => aTrial(),
    listCampaigns: async () => [aCampaign({ id: "welcome", state: "open" })],
    listStoryLanguages: async () => ({ language: "en", languages }),
    listVersions: async () => [],
    updateCampaign,
    restoreVersion: updateCampaign,
    uploadImage: async () => ({ url: "/images/new.png", width: 1, height: 1, bytes: 1 }),
    previewStory,
  });
  await store.campaigns.refresh();
  store.chat.follow();
  await show(
    <>
      <Steps store={store} />
      <StepFields store={store} />
      <PhonePreview store={store} />
      <SaveBar store={store} />
    </>,
  );
  await pause();
  return { store, updateCampaign };
}

/** So long that the phone has followed. */
const pause = () => act(async () => void (await vi.advanceTimersByTimeAsync(500)));

async function type(name: string, text: string): Promise<void> {
  const field = found<HTMLTextAreaElement>(`[name=${name}]`);
  await act(() => {
    if (field) field.value = text;
    field?.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await pause();
}

test("what is typed is on the phone, counted as the customer gets it, and lit where the cursor is", async () => {
  await anEditor();

  await type("riddle", "Good day, {name}!");
  await act(() => void found("[name=riddle]")?.dispatchEvent(new Event("focusin", { bubbles: true })));

  expect(found("[data-lit]")?.textContent).toBe("Good day, Ana!");
  expect(root.textContent).toContain("51 / 100");
  expect(root.textContent).toContain("1 d later");
  await act(() => found<HTMLInputElement>("input[type=radio]:not(:checked)")?.click());
  await pause();
  expect(root.textContent).toContain("Ahoy, says {business}!");
});

test("the phone's buttons lead through the story", async () => {
  await anEditor();

  await act(() => button("Dig!")?.click());
  expect(found("[name=lock]")).not.toBeNull();
  await act(() => button("Sink")?.click());
  await pause();

  expect(found("[aria-current=step]")?.textContent).toContain("Sea");
  expect(root.textContent).toContain("does Ahoy");
});

test("a mistake keeps from publishing and is found again from any step", async () => {
  const { updateCampaign } = await anEditor();
  expect(button("Publish")).toBeUndefined();

  await type("dig_label", "Yes please! Show me the coupon now");
  await act(() => button("Sea")?.click());
  expect(button("Publish")).toBeUndefined();
  expect(button("Map")?.textContent).toContain("to fix");
  await act(() => button("Fix it")?.click());

  expect(root.textContent).toContain("14 too many for Messenger.");
  await type("dig_label", "Yes please!");
  await act(async () => button("Publish version 2")?.click());
  expect(updateCampaign).toHaveBeenCalledWith("welcome", {
    language: "en",
    copy: { dig_label: "Yes please!" },
  });
});

test("a picture is looked at before it is sent, and used once the server has it", async () => {
  const upload = vi.fn(async () => ({ url: "/images/new.png", width: 1200, height: 628, bytes: 81_000 }));
  upload.mockRejectedValueOnce(new ApiError(415, "That file isn’t a supported image"));
  const change = vi.fn();
  const field = (value: string, toUse: string | null) => (
    <ImageField
      name="thanks_image"
      label="Thank-you picture"
      limit={2000}
      error={null}
      value={value}
      toUse={toUse}
      upload={upload}
      onChange={change}
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
  expect(root.textContent).toContain("That file isn’t a supported image.");
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

test("before it happens, the owner reads whose translation goes with the change, and gets there", async () => {
  const { riddle = "", bubbles = "" } = aCampaign().copy;
  const { store } = await anEditor([
    inLanguage("en", "English", riddle, bubbles),
    inLanguage("es", "Español", "¿Qué es?", "Glub."),
    inLanguage("de", "Deutsch", "Was ist es?", "Blubb."),
  ]);
  await act(() => void store.languages.follow());
  await pause();

  await type("riddle", "Half price, {name}!");

  const label = store.story.value?.texts.find(({ key }) => key === "riddle")?.label;
  expect(found("[role=status]")?.textContent).toBe(
    `Customers of 2 languages will read “${label}” in English until you translate it: Español, Deutsch.`,
  );

  await act(() => button("Deutsch")?.click());
  await type("riddle", "Halber Preis, {name}!");

  expect(store.languages.tag.value).toBe("de");
  expect(found("[role=status]")?.textContent).toContain("Customers of 1 language will read");
});
