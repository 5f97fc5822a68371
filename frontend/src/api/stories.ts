import { fromServer } from "../i18n/from-server.ts";
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
  return (await get<{ stories: Wire<"StoryInfo">[] }>(`${API}/stories`)).stories.map(inOurWords);
}

/** What the server calls things; the texts that customers read stay as they are. */
function inOurWords(story: Wire<"StoryInfo">): Wire<"StoryInfo"> {
  const said = <T extends { label: string }>(part: T): T => ({ ...part, label: fromServer(part.label) });
  return {
    ...said(story),
    about: fromServer(story.about),
    parts: story.parts.map((part) => ({ ...said(part), when: fromServer(part.when) })),
    texts: story.texts.map((text) => ({ ...said(text), hint: text.hint && fromServer(text.hint) })),
    messages: story.messages.map(said),
    stages: story.stages.map((stage) => ({
      ...stage,
      did: {
        one: phrase("1 person", stage.did.one),
        many: phrase("12 people", stage.did.many),
      },
      not: phrase("12 people did not", stage.not),
      theirs: fromServer(stage.theirs),
      drawn: stage.drawn && fromServer(stage.drawn),
      figure: stage.figure && fromServer(stage.figure),
    })),
  };
}

/** Another language needs to know what the words follow: "1 person saw it" and "12 people saw it" differ there. */
function phrase(before: string, words: string): string {
  const whole = `${before} ${words}`;
  const said = fromServer(whole);
  return said === whole ? words : said;
}

export async function showStory(story: string): Promise<Story> {
  return await get<Story>(`${API}/stories/${story}`);
}

/** Changes some of them; refused if the main language is another one by now. */
export async function updateStory(
  story: string,
  language: string,
  fields: Record<string, string>,
  translations: TranslationsChange = {},
): Promise<Story> {
  return await patch<Story>(`${API}/stories/${story}`, { language, fields, translations });
}

/** The chat that a draft of a story's texts would make. */
export async function previewStory(story: string, draft: Wire<"PreviewRequest">): Promise<Wire<"Preview">> {
  return await post<Wire<"Preview">>(`${API}/stories/${encodeURIComponent(story)}/preview`, draft);
}
