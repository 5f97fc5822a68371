import { t } from "../../i18n/words.ts";
import { Segmented } from "../../ui/Segmented.tsx";
import { OutageCard } from "../OutageCard.tsx";
import type { OutageStore } from "../outage-store.ts";
import type { Breakable, BreakageStore } from "./breakage-store.ts";
import { CallsCard } from "./CallsCard.tsx";
import css from "./calls.module.css";

interface Props {
  outage: OutageStore;
  breakage: BreakageStore;
}

/** Everything that can be broken here, one system at a time. */
export function FailuresCard({ outage, breakage }: Props) {
  const shown = breakage.shown.value;
  const mended = {
    messenger: outage.mode.value === "none",
    mail: (breakage.mail.data.value ?? "ok") === "ok",
    hooks: (breakage.hooks.data.value ?? "ok") === "ok",
  };
  const option = (value: Breakable, label: string) => ({
    value,
    label,
    ...(!mended[value] && { note: <Broken /> }),
  });
  const chooser = (
    <div class={css.chooser}>
      <Segmented
        label={t.calls.whatIsBroken}
        value={shown}
        options={[
          option("messenger", t.calls.messenger),
          option("mail", t.calls.mail),
          option("hooks", t.calls.slack),
        ]}
        onChange={breakage.show}
      />
    </div>
  );
  if (shown === "messenger") return <OutageCard outage={outage} chooser={chooser} />;
  return <CallsCard key={shown} system={shown} breakage={breakage} chooser={chooser} />;
}

function Broken() {
  return <span class={css.broken} role="img" aria-label={t.calls.broken} />;
}
