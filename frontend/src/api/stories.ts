import type { TranslationsChange } from "./campaigns.ts";
import { API, get, patch, post } from "./client.ts";
import type { Wire } from "./wire.ts";

/** One line of a previewed chat. */
export type PreviewLine = Wire<"Preview">["lines"][number];

/** The texts of signing up, or of asking for help, in the chat. */
export type Story = Wire<"Story">;

/** What a story says by default, in every language. */
export type StoryLanguages = Wire<"StoryLanguages">;

export async function listStoryLanguages(story: string): Promise<StoryLanguages> {
  return await get<StoryLanguages>(`${API}/stories/${encodeURIComponent(story)}/languages`);
}

/** Every story: its texts, messages, buttons and stages. */
export async function listStories(): Promise<Wire<"StoryInfo">[]> {
  return (await get<{ stories: Wire<"StoryInfo">[] }>(`${API}/stories`)).stories;
}

export async function showStory(story: string): Promise<Story> {
  return await get<Story>(`${API}/stories/${story}`);
}

/** Changes some of them. */
export async function updateStory(
  story: string,
  fields: Record<string, string>,
  translations: TranslationsChange = {},
): Promise<Story> {
  return await patch<Story>(`${API}/stories/${story}`, { fields, translations });
}

/** The chat that a draft of a story's texts would make. */
export async function previewStory(story: string, draft: Wire<"PreviewRequest">): Promise<Wire<"Preview">> {
  return await post<Wire<"Preview">>(`${API}/stories/${encodeURIComponent(story)}/preview`, draft);
}
