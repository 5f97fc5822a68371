import type { StoryName } from "../api/stories.ts";

interface FieldWords {
  label: string;
  hint?: string;
}

/** The talks that have texts of their own. */
export const STORIES: { value: StoryName; label: string }[] = [
  { value: "sign_up", label: "Signing up" },
  { value: "support", label: "Asking for help" },
];

export const ABOUT: Record<StoryName, string> = {
  sign_up: "Who writes “sign up”, or chooses it in the chat’s menu, is asked for name, e-mail and phone.",
  support: "Who writes “help”, or chooses it in the chat’s menu, is asked for a topic and a question.",
};

const WHAT_THEY_WROTE = "{answer} becomes what they wrote.";
const CANCELLED = { label: "Given up" };
const CANCEL = { label: "Button to give up" };

const FIELDS: Record<StoryName, Record<string, FieldWords>> = {
  sign_up: {
    ask_name: { label: "Asks for the name" },
    wrong_name: { label: "That is no name", hint: WHAT_THEY_WROTE },
    ask_email: { label: "Asks for the e-mail address", hint: "{name} becomes their name." },
    wrong_email: { label: "That is no e-mail address", hint: WHAT_THEY_WROTE },
    ask_phone: { label: "Asks for the phone number", hint: "{email} becomes their e-mail address." },
    wrong_phone: { label: "That is no phone number", hint: WHAT_THEY_WROTE },
    done: { label: "Signed up", hint: "{name} and {email} become theirs." },
    cancelled: CANCELLED,
    skip_label: { label: "Button to skip the phone number" },
    back_label: { label: "Button to the question before" },
    cancel_label: CANCEL,
  },
  support: {
    ask_topic: { label: "Asks for the topic", hint: "Your topics stand below it as buttons." },
    wrong_topic: { label: "That is no topic", hint: WHAT_THEY_WROTE },
    ask_question: { label: "Asks for the question", hint: "{topic} becomes the topic." },
    wrong_question: { label: "That is no question", hint: "Such as a picture without words." },
    done: { label: "Passed on", hint: "{topic} becomes the topic." },
    cancelled: CANCELLED,
    back_label: { label: "Button to another topic" },
    cancel_label: CANCEL,
  },
};

/** What a text is for; one that nobody foresaw keeps its own name. */
export function fieldWords(story: StoryName, field: string): FieldWords {
  const own = field.charAt(0).toUpperCase() + field.slice(1).replaceAll("_", " ");
  return FIELDS[story][field] ?? { label: own };
}

/** A button's words, in one line. */
export function isLabel(field: string): boolean {
  return field.endsWith("_label");
}

export function storyOf(query: URLSearchParams): StoryName {
  return STORIES.find(({ value }) => value === query.get("story"))?.value ?? "sign_up";
}
