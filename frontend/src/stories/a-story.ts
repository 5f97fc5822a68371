import type { Copy } from "../api/campaigns.ts";
import type { StoryButton, StoryInfo, StoryMessage, StoryStage, StoryText } from "./story.ts";

/** An invented story for tests: no shop tells it, so a screen that shows it right has learned it from the server. */
export function aStory(changes: Partial<StoryInfo> = {}): StoryInfo {
  return {
    key: "treasure",
    label: "Treasure hunt",
    about: "Sends people to look for a treasure.",
    campaigns: true,
    parts: [
      { key: "map", label: "Map", when: "said first", steps: [] },
      { key: "chest", label: "Chest", when: "after digging", steps: ["DIG"] },
      { key: "sea", label: "Sea", when: "after sinking", steps: ["Ahoy", "SINK"] },
    ],
    texts: [
      aText({ key: "riddle", part: "map", placeholders: ["{name}", "{business}"] }),
      aText({
        key: "riddle_nameless",
        part: "map",
        label: "Riddle for strangers",
        placeholders: ["{business}"],
      }),
      aText({ key: "dig_label", part: "map", kind: "label", label: "Dig button", limit: 20 }),
      aText({ key: "lock", part: "chest", kind: "code", label: "Lock", limit: 10 }),
      aText({
        key: "inside",
        part: "chest",
        label: "Inside",
        placeholders: ["{lock}", "{business}"],
        must_contain: ["{lock}"],
      }),
      aText({ key: "sketch", part: "chest", kind: "image", label: "Sketch", limit: 2000, optional: true }),
      aText({ key: "bubbles", part: "sea", label: "Bubbles", limit: 640 }),
    ],
    messages: [
      aMessage({
        key: "map",
        label: "The map",
        texts: ["riddle", "riddle_nameless"],
        nameless: "riddle_nameless",
        buttons: ["DIG", "SINK"],
      }),
      aMessage({ key: "sketch", label: "The sketch", kind: "image", texts: ["sketch"] }),
      aMessage({ key: "chest", label: "Chest", kind: "card", texts: ["lock", "inside", "sketch"] }),
    ],
    buttons: [
      aButton({ key: "DIG", label: "dig_label", words: "Dig", stage: "dug" }),
      aButton({ key: "DIVE", words: "Dive", stage: "sank" }),
      aButton({ key: "SINK", words: "Sink", stage: "sank" }),
    ],
    stages: [
      aStage("set_out", { did: { one: "sets out", many: "set out" }, figure: "Set out" }),
      aStage("sailed", { implies: "set_out", travels: true }),
      aStage("landed", { implies: "sailed", not: "land yet", figure: "Landed" }),
      aStage("dug", { implies: "landed", drawn: "dug up", figure: "Dug" }),
      aStage("sank", { implies: "landed", aside: "dug" }),
      aStage("rich", { implies: "dug", rare: true, by_hand_from: "dug", figure: "Rich" }),
      aStage("sang", { implies: "landed", aside: "extra", rare: true }),
      aStage("lost", { aside: "end", rare: true }),
    ],
    ...changes,
  };
}

/** Its texts, as short as they can be. */
export function aCopy(changes: Copy = {}): Copy {
  return {
    riddle: "Ahoy {name}, says {business}!",
    riddle_nameless: "Ahoy, says {business}!",
    dig_label: "Dig!",
    lock: "X1",
    inside: "The lock: {lock}",
    sketch: "/images/sketch.png",
    bubbles: "Blub.",
    ...changes,
  };
}

export function aText(changes: Partial<StoryText> = {}): StoryText {
  return {
    key: "riddle",
    part: "map",
    kind: "text",
    label: "Riddle",
    hint: null,
    limit: 100,
    preset: "",
    placeholders: [],
    must_contain: [],
    optional: false,
    ...changes,
  };
}

export function aMessage(changes: Partial<StoryMessage> = {}): StoryMessage {
  return {
    key: "map",
    label: "The map",
    kind: "text",
    texts: [],
    nameless: null,
    buttons: [],
    later_seconds: 0,
    while_at: null,
    once: false,
    ...changes,
  };
}

function aButton(changes: Partial<StoryButton>): StoryButton {
  return { key: "DIG", label: null, words: "Dig", stage: "dug", opens: null, ...changes };
}

export function aStage(key: string, changes: Partial<StoryStage> = {}): StoryStage {
  return {
    key,
    implies: null,
    did: { one: key, many: key },
    not: `get ${key}`,
    theirs: key,
    drawn: null,
    aside: null,
    travels: false,
    rare: false,
    figure: null,
    by_hand_from: null,
    ...changes,
  };
}
