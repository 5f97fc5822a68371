import type { Copy } from "../api/campaigns.ts";
import type { Stage, Stats, TapButton } from "../api/figures.ts";
import { ORDER, STAGES } from "../funnel/stages.ts";
import { share } from "../ui/format.ts";

export interface TapBar {
  button: TapButton;
  /** What stands on the button. */
  label: string;
  taps: number;
  /** Who pressed it. */
  people: number;
  stage: Stage;
  /** Between 0 and 1, of the button pressed most. */
  share: number;
}

/** How often each button was pressed, under the words it has now. */
export function tapBars({ taps, people }: Stats, copy: Copy | null): TapBar[] {
  const most = Math.max(...Object.values(taps));
  return ORDER.flatMap((stage) => {
    const { button } = STAGES[stage];
    if (button === undefined) return [];
    const pressed = taps[button.name];
    return {
      ...{ button: button.name, stage, taps: pressed, people: people[stage] },
      label: copy?.[button.label] || button.usual,
      share: share(pressed, most),
    };
  });
}
