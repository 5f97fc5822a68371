// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { ApiError } from "../api/client.ts";
import type { Story } from "../api/stories.ts";
import { toasts } from "../ui/toasts.ts";
import { createStoryStore } from "./story-store.ts";

async function opened() {
  let fields: Record<string, string> = { ask_name: "Your name?", done: "Thank you, {name}!" };
  const rest = { language: "en", translations: {}, limits: { ask_name: 640, done: 640 } };
  const updateStory = vi.fn(
    async (story: string, _: string, words: Record<string, string>): Promise<Story> => {
      fields = { ...fields, ...words };
      return { story, fields, ...rest };
    },
  );
  const showStory = async (story: string): Promise<Story> => ({ story, fields, ...rest });
  const store = createStoryStore("sign_up", {
    showStory,
    updateStory,
    listStoryLanguages: async () => ({ language: "en", languages: [] }),
  });
  await store.story.refresh();
  return { store, updateStory, rest };
}

test("only what is changed is saved, and can be taken back", async () => {
  const { store, updateStory } = await opened();
  store.edit("done", "Thanks!");
  store.edit("ask_name", "Name?");
  store.edit("ask_name", "Your name?");

  await store.save.run();
  expect(updateStory).toHaveBeenCalledWith("sign_up", "en", { done: "Thanks!" });
  expect(store.unsaved()).toBe(false);

  await toasts.list.value.at(-1)?.undo?.();
  expect(store.fields.value.done).toBe("Thank you, {name}!");
});

test("texts are saved with the main language that they were typed in", async () => {
  const { store, updateStory, rest } = await opened();
  store.edit("done", "Thanks!");
  rest.language = "es";
  await store.story.refresh();
  await store.save.run();
  expect(updateStory).toHaveBeenLastCalledWith("sign_up", "en", { done: "Thanks!" });

  store.edit("done", "¡Gracias!");
  await store.save.run();
  expect(updateStory).toHaveBeenLastCalledWith("sign_up", "es", { done: "¡Gracias!" });
});

test("a refusal stands at its field, and what was typed stays", async () => {
  const { store, updateStory } = await opened();
  const wrong = [{ field: "fields.done", message: "{nmae} is not a placeholder" }];
  updateStory.mockRejectedValueOnce(new ApiError(400, "Bad", wrong));
  store.edit("done", "Thank you, {nmae}!");

  await store.save.run();

  expect(store.problem("done")).toBe("{nmae} is not a placeholder.");
  expect(store.problem("ask_name")).toBeNull();
  expect(store.unsaved()).toBe(true);
});
