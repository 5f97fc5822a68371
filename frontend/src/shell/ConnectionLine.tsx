import { t } from "../i18n/words.ts";
import { connection } from "../state/the-connection.ts";
import { time } from "../ui/format.ts";
import { OfflineIcon, WarningIcon } from "../ui/icons.tsx";
import css from "./shell.module.css";

interface Props {
  /** Why the database cannot save anything; null while it can. */
  trouble: string | null;
}

/** A thin line while the server does not answer or cannot save; it goes by itself. */
export function ConnectionLine({ trouble }: Props) {
  const since = connection.lostSince.value;
  return (
    <div class={css.lines} role="status">
      {!since && trouble && (
        <p class={css.lost}>
          <WarningIcon size={16} />
          {t.shell.whatYouSeeHereIsStillCorrect(trouble)}
        </p>
      )}
      {since && (
        <p class={css.lost}>
          <OfflineIcon size={16} />
          {t.shell.connectionLostYouSeeWhatWas(time(since))}
        </p>
      )}
    </div>
  );
}
