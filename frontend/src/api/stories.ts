import { API, get, patch } from "./client.ts";
import type { Wire } from "./wire.ts";

/** The texts of signing up, or of asking for help, in the chat. */
export type Story = Wire<"Story">;
export type StoryName = "sign_up" | "support";

export async function showStory(story: StoryName): Promise<Story> {
  return await get<Story>(`${API}/stories/${story}`);
}

/** Changes some of them. */
export async function updateStory(story: StoryName, fields: Record<string, string>): Promise<Story> {
  return await patch<Story>(`${API}/stories/${story}`, { fields });
}
