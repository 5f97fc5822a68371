import { Funnel } from "../funnel/Funnel.tsx";
import { t } from "../i18n/words.ts";
import { Card } from "../ui/Card.tsx";
import { Select } from "../ui/Select.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import css from "./demo.module.css";
import type { FiguresStore } from "./figures-store.ts";

/** What the owner sees of the campaign that is being played. */
export function FiguresCard({ figures }: { figures: FiguresStore }) {
  const stats = figures.stats.value;
  const campaigns = figures.campaigns.data.value ?? [];
  const chosen = campaigns.find(({ id }) => id === figures.campaign.value);
  const choose = campaigns.length > 1 && (
    <div class={css.chooseCampaign}>
      <Select
        label={t.demo.campaign}
        hideLabel
        value={figures.campaign.value}
        options={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={figures.choose}
      />
    </div>
  );
  return (
    <Card title={choose ? t.demo.campaign : (chosen?.name ?? t.demo.welcome)} aside={choose}>
      {stats ? <Funnel stats={stats} compact /> : <Skeleton />}
    </Card>
  );
}
