import { ago, exactTime, until } from "./format.ts";
import { now } from "./now.ts";

interface Props {
  at: Date;
}

/** "5 min ago"; the exact time is the browser's hint. */
export function RelativeTime({ at }: Props) {
  return (
    <time dateTime={at.toISOString()} title={exactTime(at)}>
      {ago(at, now.value)}
    </time>
  );
}

/** "in 12 s", ticking. */
export function Countdown({ at }: Props) {
  return (
    <time dateTime={at.toISOString()} title={exactTime(at)} style={{ fontVariantNumeric: "tabular-nums" }}>
      {until(at, now.value)}
    </time>
  );
}
