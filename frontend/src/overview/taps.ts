import type { Copy } from "../api/campaigns.ts";
import type { Stage, Stats, TapButton } from "../api/figures.ts";
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

const BUTTONS: { button: TapButton; stage: Stage; label: keyof Copy; usual: string }[] = [
  { button: "SHOW_COUPON", stage: "accepted", label: "yes_label", usual: "Yes" },
  { button: "NO_THANKS", stage: "declined", label: "no_label", usual: "No, thanks" },
  { button: "REVEAL", stage: "revealed", label: "reveal_label", usual: "Reveal" },
];

/** How often each button was pressed, under the words it has now. */
export function tapBars({ taps, people }: Stats, copy: Copy | null): TapBar[] {
  const most = Math.max(...Object.values(taps));
  return BUTTONS.map(({ button, stage, label, usual }) => ({
    ...{ button, stage, taps: taps[button], people: people[stage] },
    label: copy?.[label] || usual,
    share: share(taps[button], most),
  }));
}
