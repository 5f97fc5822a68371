import { t } from "../i18n/words.ts";
import { useStore } from "../state/use-store.ts";
import { Notice } from "../ui/Notice.tsx";
import { createRunningLow } from "./running-low.ts";

/** Says before customers find out that a campaign's codes are running out, or that its coupon has ended. */
export function RunningLow({ create = createRunningLow }: { create?: typeof createRunningLow }) {
  const low = useStore(create).data.value ?? [];
  return (
    <>
      {low.map(({ id, name, words, bad }) => (
        <Notice key={id} tone={bad ? "bad" : "warn"} title={`${words}: ${name}`} live>
          <p>
            <a href={`/campaigns/${encodeURIComponent(id)}`}>{t.overview.seeItsCoupon}</a>
          </p>
        </Notice>
      ))}
    </>
  );
}
