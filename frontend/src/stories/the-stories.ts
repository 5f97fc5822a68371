import { listStories } from "../api/stories.ts";
import { createResource } from "../state/resource.ts";
import type { StoryInfo } from "./story.ts";

/** All stories of the server; the shell shows no screen before they are here. */
export const stories = createResource(listStories);

/** The stories that a campaign can tell. */
export function campaignStories(): StoryInfo[] {
  return (stories.data.value ?? []).filter(({ campaigns }) => campaigns);
}

/** One of them; of a story that only a newer server knows, nothing but its name. */
export function storyNamed(key: string): StoryInfo {
  return stories.data.value?.find((story) => story.key === key) ?? { ...NOTHING, key, label: key };
}

const NOTHING = {
  about: "",
  campaigns: false,
  parts: [],
  texts: [],
  messages: [],
  buttons: [],
  stages: [],
};
