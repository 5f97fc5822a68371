import type { Copy } from "../api/campaigns.ts";
import type { Stats } from "../api/figures.ts";
import { buttonWords, type StoryInfo } from "../stories/story.ts";
import { share } from "../ui/format.ts";

export interface TapBar {
  button: string;
  /** The words on the button. */
  label: string;
  taps: number;
  /** Who pressed it; null where several buttons lead to the same place. */
  people: number | null;
  /** Between 0 and 1, of the button pressed most. */
  share: number;
}

/** How often each button was pressed, under the words it has now. */
export function tapBars(story: StoryInfo, { taps, people }: Stats, copy: Copy): TapBar[] {
  const most = Math.max(0, ...Object.values(taps));
  return story.buttons.map((button) => {
    const pressed = taps[button.key] ?? 0;
    const alone = story.buttons.filter(({ stage }) => stage === button.stage).length === 1;
    return {
      ...{ button: button.key, taps: pressed, share: share(pressed, most) },
      people: alone ? (people[button.stage] ?? 0) : null,
      label: buttonWords(button, copy),
    };
  });
}
