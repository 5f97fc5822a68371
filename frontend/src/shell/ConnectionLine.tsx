import { connection } from "../state/the-connection.ts";
import { time } from "../ui/format.ts";
import { OfflineIcon } from "../ui/icons.tsx";
import css from "./shell.module.css";

/** A thin line while the server does not answer; it goes by itself. */
export function ConnectionLine() {
  const since = connection.lostSince.value;
  return (
    <div class={css.lines} role="status">
      {since && (
        <p class={css.lost}>
          <OfflineIcon size={16} />
          No connection – showing what was known at {time(since)}. Trying again …
        </p>
      )}
    </div>
  );
}
